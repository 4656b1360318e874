package org.healthrecord.fhir.chart.intake;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Supplier;
import org.healthrecord.fhir.chart.port.ChartListener;
import org.healthrecord.fhir.chart.projection.Changes;
import org.healthrecord.fhir.chart.projection.ChartOwner;
import org.healthrecord.fhir.identity.ChartMoves;
import org.healthrecord.fhir.identity.HiddenPersons;
import org.healthrecord.fhir.identity.PersonIndex.Move;

/**
 * What a steward says, in the index and in the charts at once: readers see both as before or both as after. Taking apart
 * a large chart takes a while, and another person's facts must not stay readable meanwhile: such charts are hidden
 * before the wait for the other writers begins.
 */
public final class StoredChartMoves implements ChartMoves {
    private final ChartTransaction parts;
    private final HiddenPersons hiddenPersons;

    public StoredChartMoves(ChartTransaction parts, HiddenPersons hiddenPersons) {
        this.parts = parts;
        this.hiddenPersons = hiddenPersons;
    }

    @Override
    public List<Move> carryOut(Collection<String> hidden, Supplier<List<Move>> change) {
        return carryOut(hidden, Set.of(), change);
    }

    @Override
    public List<Move> carryOut(Collection<String> hidden, Collection<String> concerned, Supplier<List<Move>> change) {
        Set<String> persons = new TreeSet<>(hidden);
        UUID mark = Objects.requireNonNull(parts.transaction().execute(tx -> hiddenPersons.hide(persons)));
        try {
            return parts.locks()
                    .alone(() -> Objects.requireNonNull(parts.transaction().execute(tx -> {
                        parts.locks().nodesAlone();
                        return changed(concerned, change);
                    })));
        } finally {
            parts.transaction().executeWithoutResult(tx -> hiddenPersons.show(mark));
        }
    }

    private List<Move> changed(Collection<String> concerned, Supplier<List<Move>> change) {
        List<Move> moves = change.get();
        parts.tables()
                .keys()
                .addRegistrations(moves.stream().map(Move::registration).toList());
        Set<String> people = new LinkedHashSet<>();
        for (Move move : moves) {
            if (move.from() != null) {
                people.add(move.from());
            }
            people.add(move.to());
        }
        Changes changes = Changes.differing();
        Set<String> seen = new LinkedHashSet<>(people);
        seen.addAll(concerned);
        Set<String> beside = parts.besides().update(seen);
        beside.removeAll(people);
        beside.forEach(id ->
                parts.projection().patient(new ChartOwner(id, parts.index().registrationsOf(id)), changes));
        people.forEach(
                id -> parts.projection().whole(new ChartOwner(id, parts.index().registrationsOf(id)), changes));
        changes.writeTo(parts.writer(), parts.outbox(), ChartListener.Cause.DECIDED);
        return moves;
    }
}

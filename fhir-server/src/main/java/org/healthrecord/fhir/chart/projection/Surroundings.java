package org.healthrecord.fhir.chart.projection;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.healthrecord.fhir.chart.assertion.AssertionStore;
import org.healthrecord.fhir.chart.assertion.ClinicStatement;
import org.healthrecord.fhir.chart.assertion.StoredVersion;
import org.healthrecord.fhir.chart.consolidation.statement.Filing;
import org.healthrecord.fhir.chart.consolidation.statement.Neighbourhood;

/** Reads from a person's chart what could be one fact with some of its things, and little more. */
final class Surroundings {
    private final AssertionStore assertions;
    private final Filings filings;
    private final Predicate<String> shown;

    Surroundings(AssertionStore assertions, Filings filings, Predicate<String> shown) {
        this.assertions = assertions;
        this.filings = filings;
        this.shown = shown;
    }

    /**
     * @param seeds keys of the person
     * @param left  blocks in which one of them was before
     * @param read  the versions read so far; those read now are added
     */
    List<ClinicStatement> of(
            ChartOwner person, Set<UUID> seeds, Set<String> left, Map<UUID, List<StoredVersion>> read) {
        if (person.owners().isEmpty()) {
            return List.of();
        }
        readOf(seeds, read);
        Set<String> asked = new HashSet<>();
        while (true) {
            Map<ClinicStatement, Filing> filed = filed(ClinicStatement.of(read, shown));
            Collection<Filing> from = new ArrayList<>();
            left.forEach(b -> from.add(Filing.formerly(b)));
            filed.forEach((thing, filing) -> {
                if (thing.keys().stream().anyMatch(seeds::contains)) {
                    from.add(filing);
                }
            });
            Set<ClinicStatement> reached = Neighbourhood.of(from, filed);
            reached.forEach(t -> t.filing().ifPresent(from::add));
            if (!readOf(keysAt(person, from, asked), read)) {
                return List.copyOf(reached);
            }
        }
    }

    private static Map<ClinicStatement, Filing> filed(List<ClinicStatement> things) {
        Map<ClinicStatement, Filing> filed = new LinkedHashMap<>();
        things.forEach(t -> t.filing().ifPresent(f -> filed.put(t, f)));
        return filed;
    }

    /** Whether anything was read that had not been before. */
    private boolean readOf(Set<UUID> wanted, Map<UUID, List<StoredVersion>> read) {
        Set<UUID> missing = new LinkedHashSet<>(wanted);
        missing.removeAll(read.keySet());
        Map<UUID, List<StoredVersion>> found = new HashMap<>(assertions.versionsOf(missing));
        read.putAll(found);
        return !found.isEmpty();
    }

    private Set<UUID> keysAt(ChartOwner person, Collection<Filing> places, Set<String> asked) {
        Set<String> blocks = new LinkedHashSet<>();
        Set<String> beginnings = new LinkedHashSet<>();
        for (Filing place : places) {
            blocks.add(place.block());
            blocks.addAll(place.within());
            blocks.addAll(place.elsewhere());
            if (place.isWide()) {
                beginnings.add(place.beginning());
            }
        }
        blocks.removeIf(b -> !asked.add(b));
        beginnings.removeIf(b -> !asked.add(b + '*'));
        Set<UUID> found = new LinkedHashSet<>(filings.keysIn(person.owners(), blocks));
        found.addAll(filings.keysInBlocksOf(person.owners(), beginnings));
        return found;
    }
}

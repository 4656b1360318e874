package org.healthrecord.fhir.identity;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.healthrecord.fhir.identity.PersonIndex.Move;
import org.healthrecord.fhir.identity.store.DecisionTable.Ends;
import org.healthrecord.fhir.identity.store.RegistrationRow;
import org.healthrecord.fhir.identity.store.RegistrationTable;
import org.healthrecord.fhir.identity.store.StatementTable;
import org.healthrecord.fhir.identity.store.StatementTable.Kind;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Takes a registration out of a person, and puts it back. The charts follow before the call returns. */
public final class PersonParting {
    private final RegistrationTable registrations;
    private final StatementTable statements;
    private final JdbcPersonIndex index;
    private final ChartMoves charts;

    public PersonParting(JdbcClient jdbc, JdbcPersonIndex index, ChartMoves charts) {
        this.registrations = new RegistrationTable(jdbc);
        this.statements = new StatementTable(jdbc);
        this.index = index;
        this.charts = charts;
    }

    /**
     * The registration is not this person: it never is one with any of the person's other registrations.
     *
     * @return empty where it is not among the person's registrations, or is the only one
     */
    public Optional<List<Move>> takeOut(String person, long registration, String steward, String reason) {
        Set<Long> members = members(person);
        if (!members.remove(registration) || members.isEmpty()) {
            return Optional.empty();
        }
        List<Ends> pairs = members.stream().map(m -> Ends.of(registration, m)).toList();
        return Optional.of(
                charts.carryOut(Set.of(person), Set.of(person), () -> index.state(pairs, Kind.NEVER, steward, reason)));
    }

    /**
     * Takes back what stewards said of the registration and this person's: it is again whose the rules and the clinics say.
     *
     * @return empty where there is nothing to take back
     */
    public Optional<List<Move>> putBack(String person, long registration, String steward, String reason) {
        Set<Long> members = members(person);
        List<Ends> pairs = statements.about(List.of(registration)).stream()
                .filter(s -> s.kind().weight() > 0)
                .map(StatementTable.StoredStatement::ends)
                .filter(e -> members.contains(e.one() == registration ? e.other() : e.one()))
                .distinct()
                .toList();
        if (pairs.isEmpty()) {
            return Optional.empty();
        }
        Set<String> concerned = new TreeSet<>(Set.of(person));
        registrations.load(List.of(registration)).stream()
                .map(RegistrationRow::person)
                .map(String::valueOf)
                .forEach(concerned::add);
        boolean joined = concerned.size() == 1;
        return Optional.of(charts.carryOut(
                joined ? Set.of(person) : Set.of(),
                concerned,
                () -> index.state(pairs, Kind.REOPENED, steward, reason)));
    }

    private Set<Long> members(String person) {
        Set<Long> members = new TreeSet<>();
        registrations.ofPerson(person).forEach(r -> members.add(r.id()));
        return members;
    }
}

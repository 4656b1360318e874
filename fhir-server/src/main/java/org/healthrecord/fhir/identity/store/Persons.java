package org.healthrecord.fhir.identity.store;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.healthrecord.fhir.identity.cluster.LinkStatement;
import org.healthrecord.fhir.identity.cluster.Pair;
import org.healthrecord.fhir.identity.cluster.PersonAssignment;
import org.healthrecord.fhir.identity.cluster.PersonClustering;
import org.healthrecord.fhir.identity.cluster.Suspicion;
import org.healthrecord.fhir.identity.policy.PairPolicy;
import org.healthrecord.fhir.identity.score.Demographics;
import org.healthrecord.fhir.identity.score.SharedValues;
import org.healthrecord.fhir.identity.store.DecisionTable.Ends;
import org.healthrecord.fhir.identity.store.StatementTable.StoredStatement;
import org.healthrecord.mapping.assertion.Registration;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Rebuilds persons from registrations where something changed: over the whole component that links and statements
 * reach from there, so that what comes out never depends on what was decided before.
 */
public final class Persons {
    private final RegistrationTable registrations;
    private final DecisionTable decisions;
    private final StatementTable statements;
    private final PersonTable persons;
    private final AlarmTable alarms;
    private final SharedValueTable values;
    private final Supplier<PairPolicy> policy;

    public Persons(JdbcClient jdbc, Supplier<PairPolicy> policy) {
        this.registrations = new RegistrationTable(jdbc);
        this.decisions = new DecisionTable(jdbc);
        this.statements = new StatementTable(jdbc);
        this.persons = new PersonTable(jdbc);
        this.alarms = new AlarmTable(jdbc);
        this.values = new SharedValueTable(jdbc);
        this.policy = policy;
    }

    /** @param cause why, and since when in the clinics' time, for the history */
    public record Cause(String text, Instant effective, Instant now) {}

    /** A registration whose person changed; from null where it had none. */
    public record Moved(Registration registration, @Nullable String from, String to) {}

    public List<Moved> again(Collection<Long> touched, Cause cause) {
        if (touched.isEmpty()) {
            return List.of();
        }
        SortedMap<Registration, RegistrationRow> rows = new TreeMap<>();
        registrations.load(component(touched)).forEach(r -> rows.put(r.registration(), r));
        List<Moved> moves = assign(cluster(rows), rows, cause);
        decisions.queue(rows.values().stream().map(RegistrationRow::id).toList());
        return moves;
    }

    private Set<Long> component(Collection<Long> touched) {
        Set<Long> found = new TreeSet<>(touched);
        Set<Long> open = new TreeSet<>(touched);
        while (!open.isEmpty()) {
            Set<Long> next = new TreeSet<>(registrations.samePerson(open));
            decisions.links(open).forEach(e -> next.addAll(List.of(e.one(), e.other())));
            statements
                    .about(open)
                    .forEach(s -> next.addAll(List.of(s.ends().one(), s.ends().other())));
            next.removeAll(found);
            found.addAll(next);
            open = next;
        }
        return found;
    }

    private List<SortedSet<Registration>> cluster(SortedMap<Registration, RegistrationRow> rows) {
        Map<Long, Registration> byId = new HashMap<>();
        Map<Registration, Demographics> demographics = new HashMap<>();
        rows.values().forEach(r -> byId.put(r.id(), r.registration()));
        rows.values().forEach(r -> demographics.put(r.registration(), r.demographics()));
        SharedValues shared = values.among(SharedValues.values(demographics.values()));
        demographics.replaceAll((registration, person) -> person.among(shared));
        List<Pair<Registration>> links =
                decisions.links(byId.keySet()).stream().map(e -> pair(e, byId)).toList();
        List<LinkStatement<Registration>> stored =
                ServerIds.withoutSecondNumbers(statements.about(byId.keySet()).stream()
                        .map(s -> statement(s, byId))
                        .toList());
        PairPolicy current = policy.get();
        return PersonClustering.cluster(
                rows.keySet(),
                links,
                stored,
                p -> current.decide(
                        demographics.getOrDefault(p.one(), Demographics.UNKNOWN),
                        demographics.getOrDefault(p.other(), Demographics.UNKNOWN)));
    }

    private static Pair<Registration> pair(Ends ends, Map<Long, Registration> byId) {
        return Pair.of(of(byId, ends.one()), of(byId, ends.other()));
    }

    private static LinkStatement<Registration> statement(StoredStatement stored, Map<Long, Registration> byId) {
        return new LinkStatement<>(
                pair(stored.ends(), byId),
                stored.kind().together(),
                stored.at(),
                stored.kind().weight());
    }

    private static <K, V> V of(Map<K, V> map, K key) {
        V value = map.get(key);
        if (value == null) {
            throw new IllegalStateException("A link leads out of its component");
        }
        return value;
    }

    private List<Moved> assign(
            List<SortedSet<Registration>> clusters, SortedMap<Registration, RegistrationRow> rows, Cause cause) {
        Map<Registration, String> before = new HashMap<>();
        rows.forEach((registration, row) -> {
            if (row.person() != null) {
                before.put(registration, row.person());
            }
        });
        Map<SortedSet<Registration>, String> kept =
                PersonAssignment.keep(clusters, before, r -> of(rows, r).id());
        Map<Long, String> created = persons.create(
                clusters.stream()
                        .filter(c -> !kept.containsKey(c))
                        .map(c -> oldest(c, rows))
                        .toList(),
                cause.now());
        Map<RegistrationRow, String> moved = new LinkedHashMap<>();
        Map<String, Set<Suspicion>> now = new TreeMap<>();
        for (SortedSet<Registration> cluster : clusters) {
            String id = kept.containsKey(cluster)
                    ? of(kept, cluster)
                    : of(created, oldest(cluster, rows).id());
            List<RegistrationRow> members =
                    cluster.stream().map(r -> of(rows, r)).toList();
            members.stream().filter(r -> !id.equals(r.person())).forEach(r -> moved.put(r, id));
            now.put(
                    id,
                    Suspicion.of(
                            members.stream().map(RegistrationRow::demographics).toList()));
        }
        move(moved, cause);
        dissolve(before.values(), now, cause);
        return moved.entrySet().stream()
                .map(e -> new Moved(e.getKey().registration(), e.getKey().person(), e.getValue()))
                .sorted(Comparator.comparing(Moved::registration))
                .toList();
    }

    private void move(Map<RegistrationRow, String> moved, Cause cause) {
        Map<Long, String> persons = new LinkedHashMap<>();
        moved.forEach((row, person) -> persons.put(row.id(), person));
        registrations.persons(persons);
        this.persons.moved(moved, cause.effective(), cause.now(), cause.text());
    }

    private void dissolve(Collection<String> before, Map<String, Set<Suspicion>> now, Cause cause) {
        Set<String> gone = new TreeSet<>(before);
        gone.removeAll(now.keySet());
        gone.forEach(p -> persons.dissolve(p, cause.now()));
        gone.forEach(p -> now.put(p, Set.of()));
        now.entrySet().removeIf(e -> e.getValue().isEmpty() && !before.contains(e.getKey()));
        alarms.assess(now, cause.now());
    }

    private static RegistrationRow oldest(
            SortedSet<Registration> cluster, SortedMap<Registration, RegistrationRow> rows) {
        return cluster.stream()
                .map(r -> of(rows, r))
                .min(Comparator.comparingLong(RegistrationRow::id))
                .orElseThrow();
    }
}

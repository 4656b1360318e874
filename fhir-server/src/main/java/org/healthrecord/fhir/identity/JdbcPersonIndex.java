package org.healthrecord.fhir.identity;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.healthrecord.fhir.identity.policy.Decision;
import org.healthrecord.fhir.identity.policy.MatchPolicy;
import org.healthrecord.fhir.identity.policy.Outcome;
import org.healthrecord.fhir.identity.policy.PairPolicy;
import org.healthrecord.fhir.identity.policy.Thresholds;
import org.healthrecord.fhir.identity.score.BlockingKey;
import org.healthrecord.fhir.identity.score.Demographics;
import org.healthrecord.fhir.identity.score.DemographicsText;
import org.healthrecord.fhir.identity.score.SharedValues;
import org.healthrecord.fhir.identity.store.BlockingTable;
import org.healthrecord.fhir.identity.store.BlockingTable.Candidate;
import org.healthrecord.fhir.identity.store.DecisionTable;
import org.healthrecord.fhir.identity.store.DecisionTable.Ends;
import org.healthrecord.fhir.identity.store.DecisionTable.Kept;
import org.healthrecord.fhir.identity.store.Persons;
import org.healthrecord.fhir.identity.store.Persons.Cause;
import org.healthrecord.fhir.identity.store.RegistrationRow;
import org.healthrecord.fhir.identity.store.RegistrationTable;
import org.healthrecord.fhir.identity.store.ReviewTable;
import org.healthrecord.fhir.identity.store.SharedValueTable;
import org.healthrecord.fhir.identity.store.StatementTable;
import org.healthrecord.fhir.identity.store.StatementTable.Kind;
import org.healthrecord.fhir.identity.store.StatementTable.StoredStatement;
import org.healthrecord.mapping.assertion.IdentityStatement;
import org.healthrecord.mapping.assertion.Registration;
import org.hl7.fhir.r4.model.Patient;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The person index in tables, on H2 or PostgreSQL. */
public final class JdbcPersonIndex implements PersonIndex {
    /** Registrations decided with the same statements: each statement costs a round trip. */
    private static final int TOGETHER = 100;

    /** Registrations whose persons are made again at once; those they reach come with them. */
    private static final int AT_ONCE = 1000;

    private final RegistrationTable registrations;
    private final BlockingTable blocking;
    private final DecisionTable decisions;
    private final StatementTable statements;
    private final ReviewTable reviews;
    private final SharedValueTable values;
    private final Persons persons;
    private final ObservedPolicy policy;
    private final Clock clock;

    /** @param rules what decides as long as the registrations do not show that no households are among them */
    public JdbcPersonIndex(JdbcClient jdbc, MatchPolicy rules, Clock clock) {
        this.registrations = new RegistrationTable(jdbc);
        this.blocking = new BlockingTable(jdbc);
        this.decisions = new DecisionTable(jdbc);
        this.statements = new StatementTable(jdbc);
        this.reviews = new ReviewTable(jdbc);
        this.values = new SharedValueTable(jdbc);
        this.policy = new ObservedPolicy(jdbc, rules);
        this.persons = new Persons(jdbc, policy);
        this.clock = clock;
    }

    @Override
    public List<Move> update(Map<Registration, Patient> demographics, List<IdentityStatement> stored) {
        Instant now = now();
        Set<Long> touched = new TreeSet<>();
        List<Registration> sorted = demographics.keySet().stream().sorted().toList();
        for (int from = 0; from < sorted.size(); from += TOGETHER) {
            List<Registration> some = sorted.subList(from, Math.min(from + TOGETHER, sorted.size()));
            demographics(some, demographics, now, touched);
        }
        if (policy.review(touched)) {
            allAgain(now, touched);
        }
        stored.forEach(s -> statement(s, now, touched));
        Instant effective = stored.stream()
                .map(IdentityStatement::at)
                .max(Comparator.naturalOrder())
                .orElse(now);
        return again(touched, new Cause(stored.isEmpty() ? "DEMOGRAPHICS" : "STATEMENT", effective, now));
    }

    /**
     * A steward's decision on two registrations. It overrides any other decision and what clinics state.
     *
     * @return as {@link #update} does
     */
    public List<Move> state(Registration one, Registration other, boolean together, String steward, String reason) {
        Instant now = now();
        Ends ends = Ends.of(
                registrations.findOrInsert(one, now).id(),
                registrations.findOrInsert(other, now).id());
        return state(List.of(ends), together ? Kind.SAME : Kind.NEVER, steward, reason);
    }

    /** One word of a steward on several pairs at once. */
    List<Move> state(Collection<Ends> pairs, Kind kind, String steward, String reason) {
        Instant now = now();
        Set<Long> touched = new TreeSet<>();
        for (Ends ends : pairs) {
            statements.add(new StoredStatement(ends, kind, now), null, now, steward, reason);
            touched.addAll(List.of(ends.one(), ends.other()));
        }
        return again(touched, new Cause("STEWARD " + steward, now, now));
    }

    private List<Move> again(Collection<Long> touched, Cause cause) {
        List<Long> ids = List.copyOf(touched);
        List<Move> moves = new ArrayList<>();
        for (int from = 0; from < ids.size(); from += AT_ONCE) {
            persons.again(ids.subList(from, Math.min(from + AT_ONCE, ids.size())), cause)
                    .forEach(m -> moves.add(new Move(m.registration(), m.from(), m.to())));
        }
        return moves;
    }

    /** To the microsecond, which is what both databases keep. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    @Override
    public Optional<String> personOf(Registration registration) {
        return registrations.find(registration).map(RegistrationRow::person);
    }

    @Override
    public SortedSet<Registration> registrationsOf(String personId) {
        return registrations.ofPerson(personId).stream()
                .map(RegistrationRow::registration)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Override
    public Set<Registration> retired(String personId) {
        Map<Long, Registration> numbers = new TreeMap<>();
        registrations.ofPerson(personId).forEach(r -> numbers.put(r.id(), r.registration()));
        Set<Registration> retired = new TreeSet<>();
        if (numbers.size() > 1) {
            statements.retired(numbers.keySet()).forEach(id -> retired.add(of(numbers, id)));
        }
        return retired;
    }

    @Override
    public SortedSet<String> beside(String personId) {
        return reviews.beside(personId);
    }

    @Override
    public SortedSet<String> beside(String personId, Collection<Registration> registrations) {
        return reviews.beside(personId, registrations);
    }

    private void demographics(
            List<Registration> some, Map<Registration, Patient> patients, Instant now, Collection<Long> touched) {
        Map<Long, RegistrationRow> changed = new TreeMap<>();
        Set<Long> known = new TreeSet<>();
        registrations.findOrInsert(some, now).forEach((registration, row) -> {
            String text = DemographicsText.write(PatientDemographics.of(of(patients, registration)));
            if (!text.equals(row.text())) {
                changed.put(row.id(), new RegistrationRow(row.id(), registration, row.person(), text));
                if (row.text() != null) {
                    known.add(row.id());
                }
            }
        });
        alsoThoseWhoShare(changed, known);
        if (!known.isEmpty()) {
            decisions.links(known).forEach(e -> touched.addAll(List.of(e.one(), e.other())));
        }
        touched.addAll(changed.keySet());
        decisions.forget(known);
        Map<Long, String> texts = new TreeMap<>();
        changed.forEach((id, row) -> texts.put(id, String.valueOf(row.text())));
        registrations.demographics(texts);
        decide(changed, known, now);
    }

    /** A value that has become a shared one says no more of others either: they are decided again. */
    private void alsoThoseWhoShare(Map<Long, RegistrationRow> changed, Set<Long> known) {
        Map<Long, Set<SharedValues.Use>> uses = new TreeMap<>();
        changed.forEach((id, row) -> uses.put(id, SharedValues.of(row.demographics())));
        Set<Long> others = new TreeSet<>(values.replace(uses, known));
        others.removeAll(changed.keySet());
        if (!others.isEmpty()) {
            registrations.load(others).forEach(row -> changed.put(row.id(), row));
            known.addAll(others);
        }
    }

    /** Another policy decides from now on. */
    private void allAgain(Instant now, Collection<Long> touched) {
        List<Long> ids = registrations.described();
        for (int from = 0; from < ids.size(); from += TOGETHER) {
            Map<Long, RegistrationRow> some = new TreeMap<>();
            registrations
                    .load(ids.subList(from, Math.min(from + TOGETHER, ids.size())))
                    .forEach(row -> some.put(row.id(), row));
            decisions.forget(some.keySet());
            decide(some, some.keySet(), now);
        }
        touched.addAll(ids);
    }

    private void decide(Map<Long, RegistrationRow> changed, Set<Long> known, Instant now) {
        PairPolicy current = policy.get();
        Map<Long, Set<BlockingKey>> keys = new TreeMap<>();
        changed.forEach((id, row) -> keys.put(id, current.keys(row.demographics())));
        blocking.replace(keys, known);
        Map<Ends, Kept> kept = new LinkedHashMap<>();
        Map<Long, List<Candidate>> found = blocking.candidates(keys);
        Map<Long, Demographics> people = people(changed.values(), found);
        found.forEach((id, candidates) -> {
            for (Candidate candidate : candidates) {
                Ends ends = Ends.of(id, candidate.row().id());
                Decision decision =
                        kept.containsKey(ends) ? null : decide(current, of(changed, id), candidate.row(), people);
                if (decision != null && worthKeeping(decision)) {
                    kept.put(ends, new Kept(ends, decision, candidate.proposedBy()));
                }
            }
        });
        decisions.keep(List.copyOf(kept.values()), now);
    }

    /** All who are compared, each read once and without what many share. */
    private Map<Long, Demographics> people(Collection<RegistrationRow> asking, Map<Long, List<Candidate>> found) {
        Map<Long, Demographics> people = new TreeMap<>();
        asking.forEach(row -> people.put(row.id(), row.demographics()));
        found.values()
                .forEach(all -> all.forEach(
                        c -> people.computeIfAbsent(c.row().id(), id -> c.row().demographics())));
        SharedValues shared = values.among(SharedValues.values(people.values()));
        people.replaceAll((id, person) -> person.among(shared));
        return people;
    }

    private static Decision decide(
            PairPolicy policy, RegistrationRow one, RegistrationRow other, Map<Long, Demographics> people) {
        boolean first = one.registration().compareTo(other.registration()) < 0;
        Demographics a = of(people, one.id());
        Demographics b = of(people, other.id());
        return first ? policy.decide(a, b) : policy.decide(b, a);
    }

    private static <K, V> V of(Map<K, V> map, K key) {
        return Objects.requireNonNull(map.get(key));
    }

    private static boolean worthKeeping(Decision decision) {
        return decision.outcome() != Outcome.SEPARATE
                || decision.veto() && decision.score() >= Thresholds.SHIPPED.review();
    }

    private void statement(IdentityStatement statement, Instant now, Collection<Long> touched) {
        if (statement instanceof IdentityStatement.Merge merge) {
            Long retired = registrations.findOrInsert(merge.retired(), now).id();
            say(merge.surviving(), merge.retired(), Kind.MERGE, retired, statement, now, touched);
        } else if (statement instanceof IdentityStatement.Link link) {
            say(link.one(), link.other(), Kind.LINK, null, statement, now, touched);
        } else if (statement instanceof IdentityStatement.Unlink unlink) {
            say(unlink.one(), unlink.other(), Kind.UNLINK, null, statement, now, touched);
        }
    }

    private void say(
            Registration one,
            Registration other,
            Kind kind,
            @Nullable Long retired,
            IdentityStatement statement,
            Instant now,
            Collection<Long> touched) {
        RegistrationRow a = registrations.findOrInsert(one, now);
        RegistrationRow b = registrations.findOrInsert(other, now);
        if (a.person() == null || b.person() == null) {
            touched.addAll(List.of(a.id(), b.id()));
        }
        if (a.id() == b.id()) {
            return;
        }
        StoredStatement stored = new StoredStatement(Ends.of(a.id(), b.id()), kind, statement.at());
        if (statements.add(stored, retired, now, one.source(), statement.place())) {
            touched.addAll(List.of(a.id(), b.id()));
        }
    }
}

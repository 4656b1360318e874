package org.healthrecord.fhir.identity;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import org.healthrecord.fhir.identity.policy.Contradiction;
import org.healthrecord.fhir.identity.policy.Decision;
import org.healthrecord.fhir.identity.policy.MatchPolicy;
import org.healthrecord.fhir.identity.policy.Outcome;
import org.healthrecord.fhir.identity.policy.PairPolicy;
import org.healthrecord.fhir.identity.policy.Rule;
import org.healthrecord.fhir.identity.score.BlockingKeys;
import org.healthrecord.fhir.identity.score.Demographics;
import org.healthrecord.fhir.identity.score.Field;
import org.healthrecord.fhir.identity.score.Level;
import org.healthrecord.fhir.identity.score.SharedValues;
import org.healthrecord.fhir.identity.store.BlockingTable;
import org.healthrecord.fhir.identity.store.RegistrationRow;
import org.healthrecord.fhir.identity.store.RegistrationTable;
import org.healthrecord.fhir.identity.store.SharedValueTable;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Patient;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who a described patient may be, for {@code Patient/$match}; keeps nothing. */
public final class PersonMatch {
    /** Bits against any two of a region's people being one. */
    private static final double PRIOR = 20;

    /** Bits below which a person is not worth showing. */
    private static final double LEAST = 12;

    /** No registration has this id. */
    private static final long NOBODY = -1;

    private final BlockingTable blocking;
    private final RegistrationTable registrations;
    private final SharedValueTable values;
    private final ObservedPolicy policy;

    /** @param rules as {@link JdbcPersonIndex} has them */
    public PersonMatch(JdbcClient jdbc, MatchPolicy rules) {
        this.blocking = new BlockingTable(jdbc);
        this.registrations = new RegistrationTable(jdbc);
        this.values = new SharedValueTable(jdbc);
        this.policy = new ObservedPolicy(jdbc, rules);
    }

    /** Of the code system http://terminology.hl7.org/CodeSystem/match-grade. */
    public enum Grade {
        CERTAIN(0.9, 0.1),
        PROBABLE(0.6, 0.3),
        POSSIBLE(0, 0.6);

        private final double least;
        private final double width;

        Grade(double least, double width) {
            this.least = least;
            this.width = width;
        }

        /** A better grade never has a lower score than a worse one. */
        double score(double probability) {
            return least + width * Math.min(0.999, probability);
        }
    }

    /** @param score between 0 and 1, as the operation has it */
    public record Found(String person, Grade grade, double score) {}

    /** The evidence for a person: the strongest of their registrations. */
    private record Claim(Grade grade, double bits) {
        Claim better(Claim o) {
            int grades = grade.compareTo(o.grade);
            return grades < 0 || grades == 0 && bits >= o.bits ? this : o;
        }
    }

    /**
     * The best match per person, the most probable first. Certain is only the one person whom the rules would link or who
     * has the record number; of two such neither is certain.
     */
    public List<Found> find(Patient described, int limit) {
        return find(described, limit, (person, source) -> true);
    }

    /** @param seen whether what a source says of a person may be looked at */
    public List<Found> find(Patient described, int limit, BiPredicate<String, String> seen) {
        Demographics wanted = PatientDemographics.of(described);
        Map<Long, RegistrationRow> rows = new LinkedHashMap<>();
        blocking.candidates(Map.of(NOBODY, BlockingKeys.of(wanted)))
                .getOrDefault(NOBODY, List.of())
                .forEach(c -> rows.put(c.row().id(), c.row()));
        Map<Long, Grade> numbered = numbered(described);
        numbered.keySet().stream().filter(id -> !rows.containsKey(id)).toList().forEach(id -> registrations
                .load(List.of(id))
                .forEach(r -> rows.put(id, r)));
        rows.values().removeIf(row -> {
            String person = row.person();
            return person != null && !seen.test(person, row.registration().source());
        });
        Map<String, Claim> best = new HashMap<>();
        SharedValues shared = shared(wanted, rows);
        PairPolicy current = policy.get();
        rows.forEach((id, row) -> {
            Demographics known = row.demographics().among(shared);
            Claim claim = claim(current, wanted.among(shared), known, numbered.get(id));
            String person = row.person();
            if (claim != null && person != null) {
                best.merge(person, claim, Claim::better);
            }
        });
        return ordered(best, limit);
    }

    private SharedValues shared(Demographics wanted, Map<Long, RegistrationRow> rows) {
        List<Demographics> people = new ArrayList<>(List.of(wanted));
        rows.values().forEach(r -> people.add(r.demographics()));
        return values.among(SharedValues.values(people));
    }

    /** Whose record number is given: surely theirs where its system is given too. */
    private Map<Long, Grade> numbered(Patient described) {
        Map<Long, Grade> found = new LinkedHashMap<>();
        for (Identifier identifier : described.getIdentifier()) {
            if (identifier.hasValue()) {
                registrations.withNumber(identifier.getValue().strip()).stream()
                        .filter(r -> !identifier.hasSystem()
                                || r.registration().shownSystem().equals(identifier.getSystem()))
                        .forEach(r -> found.merge(
                                r.id(), identifier.hasSystem() ? Grade.CERTAIN : Grade.PROBABLE, PersonMatch::better));
            }
        }
        return found;
    }

    private static Grade better(Grade a, Grade b) {
        return a.compareTo(b) <= 0 ? a : b;
    }

    private static @Nullable Claim claim(
            PairPolicy policy, Demographics wanted, Demographics known, @Nullable Grade numbered) {
        Decision decision = policy.decide(wanted, known);
        boolean contradicts = Contradiction.between(wanted, known);
        if (decision.outcome() == Outcome.LINK) {
            return new Claim(Grade.CERTAIN, decision.score());
        }
        if (numbered != null && !contradicts) {
            boolean differs = decision.comparison().is(Field.GIVEN, Level.DIFFERENT)
                    || decision.comparison().is(Field.BIRTH_DATE, Level.DIFFERENT);
            return new Claim(differs ? Grade.POSSIBLE : numbered, Math.max(PRIOR, decision.score()));
        }
        boolean sameNumber = decision.comparison().is(Field.SSN, Level.SAME)
                || decision.comparison().is(Field.NUMBER, Level.SAME);
        if (sameNumber && !contradicts && decision.rule() == Rule.NAMELESS) {
            return new Claim(Grade.PROBABLE, decision.score());
        }
        boolean likely = decision.outcome() == Outcome.REVIEW || !decision.veto() && decision.score() >= LEAST;
        return likely ? new Claim(Grade.POSSIBLE, decision.score()) : null;
    }

    private static List<Found> ordered(Map<String, Claim> best, int limit) {
        long certain =
                best.values().stream().filter(c -> c.grade() == Grade.CERTAIN).count();
        return best.entrySet().stream()
                .map(e -> found(e.getKey(), e.getValue(), certain))
                .sorted(Comparator.comparingDouble((Found f) -> -f.score()).thenComparing(Found::person))
                .limit(limit)
                .toList();
    }

    private static Found found(String person, Claim claim, long certain) {
        Grade grade = claim.grade() == Grade.CERTAIN && certain > 1 ? Grade.PROBABLE : claim.grade();
        double odds = Math.pow(2, claim.bits() - PRIOR);
        return new Found(person, grade, grade.score(odds / (1 + odds)));
    }
}

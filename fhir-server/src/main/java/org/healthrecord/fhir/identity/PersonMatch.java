package org.healthrecord.fhir.identity;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.healthrecord.fhir.identity.policy.Decision;
import org.healthrecord.fhir.identity.policy.MatchPolicy;
import org.healthrecord.fhir.identity.policy.Outcome;
import org.healthrecord.fhir.identity.score.BlockingKeys;
import org.healthrecord.fhir.identity.score.Demographics;
import org.healthrecord.fhir.identity.store.BlockingTable;
import org.hl7.fhir.r4.model.Patient;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who a described patient may be, for {@code Patient/$match}; keeps nothing. */
public final class PersonMatch {
    /** Bits that stand against any two of a region's people being one. */
    private static final double PRIOR = 20;

    /** No registration has this id. */
    private static final long NOBODY = -1;

    private final BlockingTable blocking;
    private final MatchPolicy policy;

    public PersonMatch(JdbcClient jdbc, MatchPolicy policy) {
        this.blocking = new BlockingTable(jdbc);
        this.policy = policy;
    }

    /** Of the code system http://terminology.hl7.org/CodeSystem/match-grade. */
    public enum Grade {
        CERTAIN,
        PROBABLE,
        POSSIBLE
    }

    /** @param score between 0 and 1, as the operation has it */
    public record Found(String person, Grade grade, double score, Decision decision) {}

    /**
     * The best match per person, best first. Certain is only the one person the rules would link; where they would link
     * two, neither is certain.
     */
    public List<Found> find(Patient described, int limit) {
        Demographics wanted = PatientDemographics.of(described);
        Map<String, Decision> best = new HashMap<>();
        for (BlockingTable.Candidate candidate :
                blocking.candidates(Map.of(NOBODY, BlockingKeys.of(wanted))).getOrDefault(NOBODY, List.of())) {
            Decision decision = policy.decide(wanted, candidate.row().demographics());
            String person = candidate.row().person();
            if (person != null && decision.outcome() != Outcome.SEPARATE) {
                best.merge(person, decision, (a, b) -> stronger().compare(a, b) <= 0 ? a : b);
            }
        }
        long links =
                best.values().stream().filter(d -> d.outcome() == Outcome.LINK).count();
        return best.entrySet().stream()
                .sorted(Map.Entry.<String, Decision>comparingByValue(stronger())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(limit)
                .map(e -> found(e.getKey(), e.getValue(), links))
                .toList();
    }

    private static Comparator<Decision> stronger() {
        return Comparator.comparing(Decision::outcome).thenComparing(d -> -d.score());
    }

    private static Found found(String person, Decision decision, long links) {
        boolean link = decision.outcome() == Outcome.LINK;
        Grade grade = !link ? Grade.POSSIBLE : links == 1 ? Grade.CERTAIN : Grade.PROBABLE;
        double odds = Math.pow(2, decision.score() - PRIOR);
        return new Found(person, grade, Math.min(0.999, odds / (1 + odds)), decision);
    }
}

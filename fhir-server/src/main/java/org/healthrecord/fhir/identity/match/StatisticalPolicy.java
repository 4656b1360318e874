package org.healthrecord.fhir.identity.match;

import org.healthrecord.fhir.identity.policy.Decision;
import org.healthrecord.fhir.identity.policy.Outcome;
import org.healthrecord.fhir.identity.policy.Rule;
import org.healthrecord.fhir.identity.score.Comparison;
import org.healthrecord.fhir.identity.score.Demographics;
import org.healthrecord.fhir.identity.score.Field;
import org.healthrecord.fhir.identity.score.Level;
import org.healthrecord.fhir.identity.score.Scorer;

/**
 * Decides by the estimated odds alone. Only for files that show no households: twins, and father and son, look like one
 * person to any odds.
 */
final class StatisticalPolicy {
    /** Odds of a thousand to one. */
    private static final double LINK = 10;

    private static final double REVIEW = -7;
    private static final String VERSION = "statistical-1";

    private final Scorer scorer;
    private final double prior;

    StatisticalPolicy(Scorer scorer, double prior) {
        this.scorer = scorer;
        this.prior = prior;
    }

    Decision decide(Demographics a, Demographics b) {
        return decide(scorer.compare(a, b));
    }

    Decision decide(Comparison c) {
        double odds = c.score() + prior;
        if (c.clash() || c.is(Field.SUFFIX, Level.DIFFERENT)) {
            return new Decision(Outcome.SEPARATE, c.clash() ? Rule.MULTIPLE_BIRTH : Rule.GENERATION, c, VERSION);
        }
        if (odds >= LINK) {
            return new Decision(Outcome.LINK, Rule.STATISTICS, c, VERSION);
        }
        boolean likely = odds >= REVIEW;
        return new Decision(likely ? Outcome.REVIEW : Outcome.SEPARATE, likely ? Rule.LIKELY : Rule.LITTLE, c, VERSION);
    }
}

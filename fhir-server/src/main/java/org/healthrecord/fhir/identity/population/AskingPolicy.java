package org.healthrecord.fhir.identity.population;

import java.util.Set;
import org.healthrecord.fhir.identity.policy.Decision;
import org.healthrecord.fhir.identity.policy.MatchPolicy;
import org.healthrecord.fhir.identity.policy.Outcome;
import org.healthrecord.fhir.identity.policy.PairPolicy;
import org.healthrecord.fhir.identity.policy.Rule;
import org.healthrecord.fhir.identity.score.BlockingKey;
import org.healthrecord.fhir.identity.score.Demographics;

/**
 * Links by the rules alone, and asks also where the odds among the people known here say so. The shipped weights are
 * those of whole records: where most are sparse, what little there is says more. A veto stands.
 */
public final class AskingPolicy implements PairPolicy {
    /** Odds of eight to one. */
    private static final double ASK = 3;

    private final MatchPolicy rules;
    private final StatisticalPolicy statistics;

    public AskingPolicy(MatchPolicy rules, StatisticalPolicy statistics) {
        this.rules = rules;
        this.statistics = statistics;
    }

    @Override
    public Set<BlockingKey> keys(Demographics person) {
        return rules.keys(person);
    }

    @Override
    public Decision decide(Demographics a, Demographics b) {
        Decision decision = rules.decide(a, b);
        boolean open = decision.outcome() == Outcome.SEPARATE && !decision.veto();
        return open && statistics.odds(a, b) >= ASK
                ? new Decision(Outcome.REVIEW, Rule.ODDS, decision.comparison(), decision.version())
                : decision;
    }
}

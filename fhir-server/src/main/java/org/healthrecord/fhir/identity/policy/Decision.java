package org.healthrecord.fhir.identity.policy;

import org.healthrecord.fhir.identity.score.Comparison;

/** What was decided of two registrations, by which rule, on what evidence. */
public record Decision(Outcome outcome, Rule rule, Comparison comparison, String version) {

    public double score() {
        return comparison.score();
    }

    public boolean veto() {
        return rule.veto();
    }
}

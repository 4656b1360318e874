package org.healthrecord.fhir.chart.consolidation.policy;

import java.util.Set;
import org.healthrecord.fhir.chart.consolidation.agreement.Choice;
import org.healthrecord.fhir.chart.consolidation.agreement.Cluster;
import org.healthrecord.fhir.chart.consolidation.agreement.Clustering;
import org.healthrecord.fhir.chart.consolidation.agreement.Merging;
import org.healthrecord.fhir.chart.consolidation.agreement.Prefer;
import org.healthrecord.fhir.chart.consolidation.statement.Claim;
import org.healthrecord.fhir.chart.consolidation.statement.Fact;
import org.healthrecord.fhir.chart.consolidation.statement.Filing;
import org.healthrecord.fhir.chart.consolidation.statement.Statement;
import org.healthrecord.fhir.chart.consolidation.statement.Times;
import org.healthrecord.fhir.chart.consolidation.value.Concept;
import org.healthrecord.fhir.chart.consolidation.value.Moment;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Condition;

/**
 * Problems and diagnoses.
 *
 * <table>
 * <caption>Condition</caption>
 * <tr><td>the same fact</td><td>a coding in common (words, where one has no coding) and the same day of onset, whether on the
 * problem list or as diagnosis of a visit; other days are other episodes. Only a year or month known, or no onset at all: joins
 * the episode it can only be (the one of that year; the only one; the only one that was going on when it was recorded)</td></tr>
 * <tr><td>not the same</td><td>two entries of one clinic; another body site or side</td></tr>
 * <tr><td>shown</td><td>not refuted before refuted, the more exact onset, coded before words, the latest</td></tr>
 * <tr><td>conflicts</td><td>going on or over; confirmed, provisional, differential or refuted; any other element of which two
 * values are stated</td></tr>
 * </table>
 */
public final class ConditionPolicy implements ConsolidationPolicy {
    private static final Set<String> OVER = Set.of("inactive", "remission", "resolved");

    private final Merging merging = Merging.showing(
                    Prefer.first(Prefer.that(c -> !refuted(c)), Prefer.moreExact(), Prefer.coded()))
            .conflict("clinicalStatus", c -> Status.of(condition(c).getClinicalStatus(), OVER::contains));

    @Override
    public Filing filing(String series, Statement statement) {
        return Filing.ofEpisode(series, onset((Condition) statement.assertion().resource()));
    }

    @Override
    public Claim claim(Statement statement) {
        Condition condition = (Condition) statement.assertion().resource();
        Concept concept =
                Concept.of(condition.getCode(), statement.assertion().key().source());
        return Claim.of(statement, concept, onset(condition));
    }

    /** A diagnosis of a visit without an onset is of the day it was recorded. */
    private static Moment onset(Condition condition) {
        Moment onset = Times.begin(condition.getOnset());
        boolean visit = condition.getCategory().stream().anyMatch(c -> has(c, "encounter-diagnosis"));
        return onset.isKnown() || !visit ? onset : Moment.of(condition.getRecordedDateElement());
    }

    @Override
    public void group(Clustering claims) {
        Episodes.group(claims, Choice.overlapping(ConditionPolicy::recorded, ConditionPolicy::over));
    }

    private static String recorded(Claim claim) {
        return Times.day(Moment.of(condition(claim).getRecordedDateElement()));
    }

    private static String over(Claim claim) {
        Moment end = Times.end(condition(claim).getAbatement());
        if (end.isKnown()) {
            return Times.day(end);
        }
        boolean over = OVER.stream().anyMatch(s -> has(condition(claim).getClinicalStatus(), s));
        return over || condition(claim).hasAbatement() ? "0000" : "";
    }

    @Override
    public Fact fact(Cluster cluster) {
        return Refutation.settled(merging().fact(cluster), cluster);
    }

    @Override
    public Merging merging() {
        return merging;
    }

    private static boolean refuted(Claim claim) {
        return Refutation.is(claim.resource());
    }

    private static boolean has(CodeableConcept concept, String code) {
        return concept.getCoding().stream().anyMatch(c -> code.equals(c.getCode()));
    }

    private static Condition condition(Claim claim) {
        return (Condition) claim.resource();
    }
}

package org.healthrecord.fhir.chart.consolidation.policy;

import java.util.Set;
import org.healthrecord.fhir.chart.consolidation.agreement.Choice;
import org.healthrecord.fhir.chart.consolidation.agreement.Clustering;
import org.healthrecord.fhir.chart.consolidation.agreement.Merging;
import org.healthrecord.fhir.chart.consolidation.agreement.Prefer;
import org.healthrecord.fhir.chart.consolidation.statement.Claim;
import org.healthrecord.fhir.chart.consolidation.statement.Filing;
import org.healthrecord.fhir.chart.consolidation.statement.Statement;
import org.healthrecord.fhir.chart.consolidation.statement.Times;
import org.healthrecord.fhir.chart.consolidation.value.Concept;
import org.healthrecord.fhir.chart.consolidation.value.Moment;
import org.healthrecord.fhir.chart.consolidation.value.Moment.Level;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Procedure.ProcedureStatus;

/**
 * Procedures, filed by day.
 *
 * <table>
 * <caption>Procedure</caption>
 * <tr><td>the same fact</td><td>a coding in common and the same time; a date joins a time of that day, a month or year the only
 * one in it</td></tr>
 * <tr><td>not the same</td><td>two entries of one clinic; one done and one not done; another body site or side</td></tr>
 * <tr><td>shown</td><td>the more exact time, coded before words, the latest</td></tr>
 * <tr><td>conflicts</td><td>any element of which two values are stated</td></tr>
 * </table>
 */
public final class ProcedurePolicy implements ConsolidationPolicy {
    private final Merging merging =
            Merging.showing(Prefer.first(Prefer.moreExact(), Prefer.coded())).conflict("status");

    @Override
    public Filing filing(String series, Statement statement) {
        return begin(statement).isKnown()
                ? Filing.ofEpisode(series, begin(statement))
                : Filing.ofEvent(series, Moment.UNKNOWN);
    }

    @Override
    public Claim claim(Statement statement) {
        Procedure procedure = (Procedure) statement.assertion().resource();
        Concept code =
                Concept.of(procedure.getCode(), statement.assertion().key().source());
        String done = procedure.getStatus() == ProcedureStatus.NOTDONE ? "not done" : "done";
        return Claim.of(statement, code, begin(statement)).valued(Set.of(done)).atItsInstant();
    }

    private static Moment begin(Statement statement) {
        return Times.begin(((Procedure) statement.assertion().resource()).getPerformed());
    }

    @Override
    public void group(Clustering claims) {
        Events.group(claims, Choice.ofOneVisit(Choice.likeliest()));
        claims.attachVague(Level.MONTH, Choice.onlyOne()).attachVague(Level.YEAR, Choice.onlyOne());
    }

    @Override
    public Merging merging() {
        return merging;
    }
}

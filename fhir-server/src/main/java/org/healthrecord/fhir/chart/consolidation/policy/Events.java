package org.healthrecord.fhir.chart.consolidation.policy;

import org.healthrecord.fhir.chart.consolidation.agreement.Choice;
import org.healthrecord.fhir.chart.consolidation.agreement.Clustering;
import org.healthrecord.fhir.chart.consolidation.agreement.Keys;
import org.healthrecord.fhir.chart.consolidation.statement.Times;
import org.healthrecord.fhir.chart.consolidation.value.Moment.Level;

/** Things that happen at an instant: two instants are two events, a date joins one of its day's instants. */
final class Events {
    private Events() {}

    static void group(Clustering claims) {
        group(claims, Choice.likeliest());
    }

    /** @param ofDay which instant of its day a date belongs to */
    static void group(Clustering claims, Choice ofDay) {
        claims.join(Keys.at(Times::said))
                .attachVague(Level.SECOND, Choice.likeliest())
                .attachVague(Level.MINUTE, Choice.likeliest())
                .attachVague(Level.DAY, ofDay)
                .attachWords(Times::said, Choice.likeliest());
    }
}

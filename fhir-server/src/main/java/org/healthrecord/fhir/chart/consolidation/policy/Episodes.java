package org.healthrecord.fhir.chart.consolidation.policy;

import java.util.List;
import java.util.stream.Stream;
import org.healthrecord.fhir.chart.consolidation.agreement.Choice;
import org.healthrecord.fhir.chart.consolidation.agreement.Clustering;
import org.healthrecord.fhir.chart.consolidation.agreement.Keys;
import org.healthrecord.fhir.chart.consolidation.statement.Times;
import org.healthrecord.fhir.chart.consolidation.value.Moment.Level;

/** Things that begin on a day and may last: problems, medications. */
final class Episodes {
    private Episodes() {}

    static void group(Clustering claims, Choice undated) {
        claims.join(Keys.at(Times::said))
                .join(Keys.at(Times::dayOrCoarser))
                .attachWords(Times::dayOrCoarser, Choice.likeliest())
                .attachVague(Level.MONTH, Choice.onlyOne())
                .attachVague(Level.YEAR, Choice.onlyOne());
        Keys wanted = claim -> claim.concept().tokens();
        Keys offered = claim -> Stream.concat(claim.concept().codes().stream(), claim.concept().words().stream())
                .toList();
        Keys dated = claim -> claim.moment().isKnown() ? offered.of(claim) : List.of();
        claims.attach(c -> !c.moment().isKnown(), wanted, dated, undated);
    }
}

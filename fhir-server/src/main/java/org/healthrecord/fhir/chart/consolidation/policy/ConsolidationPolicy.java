package org.healthrecord.fhir.chart.consolidation.policy;

import java.util.List;
import org.healthrecord.fhir.chart.consolidation.agreement.Cluster;
import org.healthrecord.fhir.chart.consolidation.agreement.Clustering;
import org.healthrecord.fhir.chart.consolidation.agreement.Merging;
import org.healthrecord.fhir.chart.consolidation.statement.Claim;
import org.healthrecord.fhir.chart.consolidation.statement.Fact;
import org.healthrecord.fhir.chart.consolidation.statement.Filing;
import org.healthrecord.fhir.chart.consolidation.statement.Statement;

/** How the statements of one family of resource types become facts. Each implementation is a readable table. */
public interface ConsolidationPolicy {
    /** What follows the family's name in the series; empty where the whole family is one series. */
    default String section(Statement statement) {
        return "";
    }

    /** Where in its series a statement is filed. */
    default Filing filing(String series, Statement statement) {
        return Filing.whole(series);
    }

    Claim claim(Statement statement);

    /** Which claims are one fact. */
    void group(Clustering claims);

    Merging merging();

    /** What the chart shows of claims found to be one fact. */
    default Fact fact(Cluster cluster) {
        return merging().fact(cluster);
    }

    default List<Fact> facts(List<Statement> series) {
        Clustering claims = new Clustering(series.stream().map(this::claim).toList());
        group(claims);
        return claims.clusters().stream().map(this::fact).toList();
    }
}

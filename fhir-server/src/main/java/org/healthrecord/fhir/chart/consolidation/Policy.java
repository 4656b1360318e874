package org.healthrecord.fhir.chart.consolidation;

import java.util.List;

/** How the statements of one family of resource types become facts. Each implementation is a table one can read aloud. */
interface Policy {
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

    default List<Fact> facts(List<Statement> series) {
        Clustering claims = new Clustering(series.stream().map(this::claim).toList());
        group(claims);
        Merging merging = merging();
        return claims.clusters().stream().map(merging::fact).toList();
    }
}

package org.healthrecord.fhir.chart.consolidation;

import java.util.List;

/** How the statements of one family of resource types become facts. Each implementation is a table one can read aloud. */
interface Policy {
    /** What follows the family's name in the block; empty where the whole family is one block. */
    String section(Statement statement);

    Claim claim(Statement statement);

    /** Which claims are one fact. */
    void group(Clustering claims);

    Merging merging();

    default List<Fact> facts(List<Statement> block) {
        Clustering claims = new Clustering(block.stream().map(this::claim).toList());
        group(claims);
        Merging merging = merging();
        return claims.clusters().stream().map(merging::fact).toList();
    }
}

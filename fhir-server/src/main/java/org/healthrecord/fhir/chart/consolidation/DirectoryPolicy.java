package org.healthrecord.fhir.chart.consolidation;

/** Organizations, practitioners, locations: each clinic's own, never joined, so that no clinic speaks under another's name. */
final class DirectoryPolicy implements Policy {
    private final Merging merging = Merging.showing(Prefer.latest());

    @Override
    public String section(Statement statement) {
        return statement.witness().assertionId();
    }

    @Override
    public Claim claim(Statement statement) {
        return Claim.of(statement, Concept.NONE, Moment.UNKNOWN);
    }

    @Override
    public void group(Clustering claims) {}

    @Override
    public Merging merging() {
        return merging;
    }
}

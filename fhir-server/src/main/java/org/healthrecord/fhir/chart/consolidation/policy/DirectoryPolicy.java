package org.healthrecord.fhir.chart.consolidation.policy;

import org.healthrecord.fhir.chart.consolidation.agreement.Clustering;
import org.healthrecord.fhir.chart.consolidation.agreement.Merging;
import org.healthrecord.fhir.chart.consolidation.agreement.Prefer;
import org.healthrecord.fhir.chart.consolidation.statement.Claim;
import org.healthrecord.fhir.chart.consolidation.statement.Statement;
import org.healthrecord.fhir.chart.consolidation.value.Concept;
import org.healthrecord.fhir.chart.consolidation.value.Moment;

/**
 * Organizations, practitioners, locations: each clinic's own, never joined, so that no clinic's data appears under
 * another's name.
 */
public final class DirectoryPolicy implements ConsolidationPolicy {
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

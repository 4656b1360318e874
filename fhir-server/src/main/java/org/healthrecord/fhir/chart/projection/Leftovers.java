package org.healthrecord.fhir.chart.projection;

import org.healthrecord.fhir.chart.consolidation.agreement.OtherVisits;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/**
 * Extensions that say nothing any more when references are resolved: their target is not in the chart, or is shown
 * already.
 */
final class Leftovers {
    private Leftovers() {}

    static void drop(Resource resource) {
        if (resource instanceof DomainResource shown && shown.hasExtension()) {
            shown.getExtension()
                    .removeIf(e -> isEmpty(e) || e.getExtension().stream().anyMatch(Leftovers::isEmpty));
            OtherVisits.once(shown);
        }
    }

    private static boolean isEmpty(Extension extension) {
        return extension.getValue() instanceof Reference reference && reference.isEmpty();
    }
}

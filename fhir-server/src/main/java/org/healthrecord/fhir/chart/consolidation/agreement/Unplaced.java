package org.healthrecord.fhir.chart.consolidation.agreement;

import java.util.List;
import org.healthrecord.fhir.chart.consolidation.statement.Claim;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Type;

/** What a statement holds in an element that the type shown does not have (the period of a statement beside an order). */
final class Unplaced {
    private Unplaced() {}

    static void say(Resource resource, String path, Claim claim, List<Base> values) {
        values.stream()
                .filter(v -> !isBeginning(path, v))
                .forEach(v -> AlsoStated.says(resource, claim.resource().fhirType() + '.' + path, claim, v));
    }

    /** The beginning alone says no more than the time by which the two were found to be one. */
    private static boolean isBeginning(String path, Base value) {
        return (path.equals("effective[x]") || path.equals("authoredOn"))
                && value instanceof Type time
                && !(time instanceof Period period && period.hasEnd());
    }
}

package org.healthrecord.mapping.ccda.document;

import java.util.ArrayList;
import java.util.List;
import org.healthrecord.mapping.Origin;
import org.healthrecord.mapping.ccda.xml.CdaNode;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.Resource;

/** Where the main elements of a resource stand in its entry: what it is, when it was, its value. */
final class Origins {
    private static final String[][] ELEMENTS = {
        {"identifier", "id"},
        {"code", "code"},
        {"code", "value"},
        {"status", "statusCode"},
        {"effective", "effectiveTime"},
        {"onset", "effectiveTime/low"},
        {"abatement", "effectiveTime/high"},
        {"performed", "effectiveTime"},
        {"occurrence", "effectiveTime"},
        {"period", "effectiveTime"},
        {"value", "value"},
        {"medication", "consumable/manufacturedProduct/manufacturedMaterial/code"},
        {"vaccineCode", "consumable/manufacturedProduct/manufacturedMaterial/code"},
    };

    private Origins() {}

    static List<Origin> of(Resource resource, CdaNode entry) {
        List<Origin> found = new ArrayList<>(4);
        String place = null;
        for (String[] element : ELEMENTS) {
            if (has(resource, element[0])
                    && fits(resource, element)
                    && entry.at(element[1].split("/")).exists()) {
                place = place == null ? entry.xpath() : place;
                found.add(new Origin(element[0], place + "/" + element[1]));
            }
        }
        return found;
    }

    /** The code of a problem or allergy stands in the value of its observation. */
    private static boolean fits(Resource resource, String[] element) {
        boolean byValue =
                resource.fhirType().equals("Condition") || resource.fhirType().equals("AllergyIntolerance");
        return !element[0].equals("code") || element[1].equals("value") == byValue;
    }

    private static boolean has(Resource resource, String element) {
        Property property = resource.getNamedProperty(element);
        return property != null && property.hasValues();
    }
}

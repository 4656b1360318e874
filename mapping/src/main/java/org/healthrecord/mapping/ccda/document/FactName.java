package org.healthrecord.mapping.ccda.document;

import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/** What a resource states and when, without the value: the same for a corrected version of the same fact. */
final class FactName {
    private static final String[] WHAT = {
        "code", "medication", "vaccineCode", "type", "description", "relationship", "device"
    };
    private static final String[] WHEN = {
        "effective",
        "onset",
        "performed",
        "occurrence",
        "period",
        "start",
        "date",
        "whenHandedOver",
        "authoredOn",
        "timing"
    };

    private FactName() {}

    static String of(Resource resource) {
        return first(resource, WHAT) + '@' + first(resource, WHEN);
    }

    private static String first(Resource resource, String[] names) {
        for (String name : names) {
            Property property = resource.getNamedProperty(name);
            if (property != null && property.hasValues()) {
                String text = text(property.getValues().get(0));
                if (!text.isEmpty()) {
                    return text;
                }
            }
        }
        return "";
    }

    private static String text(@Nullable Base value) {
        if (value instanceof CodeableConcept c) {
            return c.hasCoding() ? text(c.getCodingFirstRep()) : c.hasText() ? c.getText() : "";
        }
        if (value instanceof Coding c) {
            return (c.hasSystem() ? c.getSystem() : "") + '|' + (c.hasCode() ? c.getCode() : "");
        }
        if (value instanceof Period p) {
            return p.hasStart() ? p.getStartElement().getValueAsString() : "";
        }
        return value != null && value.isPrimitive() && value.primitiveValue() != null ? value.primitiveValue() : "";
    }
}

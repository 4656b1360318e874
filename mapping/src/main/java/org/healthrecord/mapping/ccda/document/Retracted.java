package org.healthrecord.mapping.ccda.document;

import java.util.Set;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.Resource;

/** Whether a resource's own status says that it is not, or no longer, a fact. */
final class Retracted {
    private static final Set<String> GONE = Set.of("entered-in-error", "cancelled");

    private Retracted() {}

    static boolean is(Resource resource) {
        return gone(resource, "status") || gone(resource, "verificationStatus");
    }

    private static boolean gone(Resource resource, String element) {
        Property property = resource.getNamedProperty(element);
        if (property == null || !property.hasValues()) {
            return false;
        }
        Base value = property.getValues().get(0);
        if (value instanceof CodeableConcept c) {
            return GONE.contains(c.getCodingFirstRep().getCode());
        }
        return value.isPrimitive() && value.primitiveValue() != null && GONE.contains(value.primitiveValue());
    }
}

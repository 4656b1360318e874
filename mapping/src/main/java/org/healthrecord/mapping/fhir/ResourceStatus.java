package org.healthrecord.mapping.fhir;

import java.util.Map;
import java.util.Set;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.Resource;

/** What a resource's own status says of its validity. */
final class ResourceStatus {
    private static final Set<String> TAKEN_BACK = Set.of("entered-in-error", "cancelled");
    private static final Map<String, Integer> RANKS = Map.of(
            "registered",
            0,
            "preliminary",
            1,
            "partial",
            1,
            "final",
            2,
            "amended",
            3,
            "appended",
            3,
            "corrected",
            4,
            "cancelled",
            5,
            "entered-in-error",
            6);

    private ResourceStatus() {}

    static boolean takenBack(Resource resource) {
        return TAKEN_BACK.contains(status(resource))
                || "entered-in-error".equals(code(resource, "docStatus"))
                || "entered-in-error".equals(code(resource, "verificationStatus"));
    }

    /** Preliminary before final before corrected before taken back. */
    static int rank(Resource resource) {
        return RANKS.getOrDefault(status(resource), 0);
    }

    private static String status(Resource resource) {
        return code(resource, "status");
    }

    private static String code(Resource resource, String element) {
        Property property = resource.getNamedProperty(element);
        if (property == null || !property.hasValues()) {
            return "";
        }
        Base value = property.getValues().get(0);
        if (value instanceof CodeableConcept concept) {
            String code = concept.getCodingFirstRep().getCode();
            return code == null ? "" : code;
        }
        String text = value.primitiveValue();
        return text == null ? "" : text;
    }
}

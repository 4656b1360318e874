package org.healthrecord.mapping.assertion;

import java.util.Set;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.Resource;

/** What a resource says of itself, by its status, of being no fact or no longer one. The one table for all types and formats. */
public final class TakenBack {
    /** The code of all types for what should never have been stated. */
    public static final String IN_ERROR = "entered-in-error";

    private static final Set<String> NO_FACT = Set.of(IN_ERROR, "cancelled");

    /** Statuses that end what was true until then: an order, a consent, a document. */
    private static final Set<String> ENDED = Set.of("revoked", "superseded", "stopped");

    private TakenBack() {}

    /** Whether the resource is no fact: entered in error or cancelled. Such a statement withdraws what was stated before. */
    public static boolean isNoFact(Resource resource) {
        return isNoFact(status(resource))
                || IN_ERROR.equals(code(resource, "docStatus"))
                || IN_ERROR.equals(code(resource, "verificationStatus"));
    }

    /** As {@link #isNoFact(Resource)}, by the code of its element {@code status} alone. */
    public static boolean isNoFact(String status) {
        return NO_FACT.contains(status);
    }

    /** Whether its status says why it was withdrawn: entered in error, cancelled, or ended. */
    public static boolean isStated(Resource resource) {
        String status = status(resource);
        return NO_FACT.contains(status) || ENDED.contains(status);
    }

    /** The code of the element {@code status}; {@code ""} where there is none. */
    public static String status(Resource resource) {
        return code(resource, "status");
    }

    private static String code(Resource resource, String element) {
        Property property = resource.getNamedProperty(element);
        if (property == null || !property.hasValues()) {
            return "";
        }
        Base value = property.getValues().get(0);
        String code = value instanceof CodeableConcept concept
                ? concept.getCodingFirstRep().getCode()
                : value.primitiveValue();
        return code == null ? "" : code;
    }
}

package org.healthrecord.mapping.assertion;

import java.util.Set;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.Resource;

/** Whether a resource says of itself, by its status, that it was cancelled or never true. */
public final class TakenBack {
    private static final Set<String> STATUS =
            Set.of("entered-in-error", "cancelled", "revoked", "superseded", "stopped");

    private TakenBack() {}

    public static boolean isSaid(Resource resource) {
        Property status = resource.getNamedProperty("status");
        if (status == null) {
            return false;
        }
        for (Base value : status.getValues()) {
            if (value.isPrimitive() && STATUS.contains(value.primitiveValue())) {
                return true;
            }
        }
        return false;
    }
}

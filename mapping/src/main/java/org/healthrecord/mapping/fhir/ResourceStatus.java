package org.healthrecord.mapping.fhir;

import java.util.Map;
import org.healthrecord.mapping.assertion.TakenBack;
import org.hl7.fhir.r4.model.Resource;

/** How far a resource is by its own status: of two statements at one time the further one counts. */
final class ResourceStatus {
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

    /** Behind every status: what the sender takes back or deletes. */
    static final int TAKEN_BACK = 9;

    private ResourceStatus() {}

    /** Preliminary before final before corrected before taken back. */
    static int rank(Resource resource) {
        return RANKS.getOrDefault(TakenBack.status(resource), 0);
    }
}

package org.healthrecord.fhir.subscription;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.TreeSet;

/** Whether a resource is news for a topic. */
final class Signs {
    private static final String DISAGREEMENT = "disagreement";
    private static final String LABORATORY = "laboratory";
    private static final Set<String> NO_RESULT = Set.of("registered", "cancelled", "entered-in-error", "unknown");

    private Signs() {}

    /**
     * By what the same news is known again; empty where it is none.
     *
     * @param reference {@code Type/id}
     */
    static String mark(Topic topic, String reference, long version, JsonNode resource) {
        return switch (topic) {
            case PATIENT_CHART_CHANGED -> "";
            case NEW_RESULT -> isResult(resource) ? reference + "|" + version : "";
            case DISAGREEMENT -> isDisputed(resource) ? reference + "|" + version : "";
            case REVIEW_WAITING -> beside(resource).isEmpty()
                    ? ""
                    : reference + "|" + Integer.toHexString(beside(resource).hashCode());
        };
    }

    private static boolean isResult(JsonNode resource) {
        if (NO_RESULT.contains(resource.path("status").asText())) {
            return false;
        }
        if (resource.path("resourceType").asText().equals("DiagnosticReport")) {
            return true;
        }
        for (JsonNode category : resource.path("category")) {
            for (JsonNode coding : category.path("coding")) {
                if (coding.path("code").asText().equals(LABORATORY)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isDisputed(JsonNode resource) {
        for (JsonNode tag : resource.path("meta").path("tag")) {
            if (tag.path("code").asText().equals(DISAGREEMENT)) {
                return true;
            }
        }
        return false;
    }

    /** The charts that this one says may be its other half. */
    private static Set<String> beside(JsonNode patient) {
        Set<String> others = new TreeSet<>();
        for (JsonNode link : patient.path("link")) {
            if (link.path("type").asText().equals("seealso")) {
                others.add(link.path("other").path("reference").asText());
            }
        }
        return others;
    }
}

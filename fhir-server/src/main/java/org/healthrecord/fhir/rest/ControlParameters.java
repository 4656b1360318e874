package org.healthrecord.fhir.rest;

import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The search parameters with an underscore that this server understands (FHIR R4, "Search": parameters for all
 * resources, search result parameters). HAPI passes over those it does not know; a filter that was not applied shows too
 * much, so they are refused.
 */
final class ControlParameters {
    /** What narrows a search of any type, beside the type's own parameters. */
    private static final Set<String> OF_ALL_TYPES = Set.of("_id", "_lastUpdated", "_has", "_tag", "_list");

    /** What says how the answer is to look. */
    private static final Set<String> CONTROL = Set.of(
            "_include",
            "_revinclude",
            "_sort",
            "_count",
            "_offset",
            "_summary",
            "_elements",
            "_total",
            "_format",
            "_pretty");

    private ControlParameters() {}

    static boolean isControl(String name) {
        return CONTROL.contains(name);
    }

    static boolean isOfAllTypes(String name) {
        return OF_ALL_TYPES.contains(name);
    }

    static void refuseNegative(@Nullable Integer count) {
        if (count != null && count < 0) {
            throw new InvalidRequestException("_count and _offset must not be negative");
        }
    }

    /** The name without modifier and chain. */
    static String bare(String name) {
        return name.split("[:.]", 2)[0];
    }
}

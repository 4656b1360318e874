package org.healthrecord.fhir.rest;

import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import java.util.Collection;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The search parameters with an underscore that this server understands (FHIR R4, "Search": parameters for all
 * resources, search result parameters). HAPI passes over those it does not know; a filter that was not applied shows too
 * much, so they are refused.
 */
final class ControlParameters {
    private static final Set<String> KNOWN = Set.of(
            "_id",
            "_lastUpdated",
            "_has",
            "_tag",
            "_list",
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

    static void refuseUnknown(Collection<String> names) {
        for (String name : names) {
            if (name.startsWith("_") && !KNOWN.contains(bare(name))) {
                throw new InvalidRequestException("Unknown or unsupported search parameter \"" + bare(name) + "\"");
            }
            if (name.endsWith(":contains")) {
                throw new InvalidRequestException("The modifier :contains is not supported");
            }
        }
    }

    static void refuseNegative(@Nullable Integer count) {
        if (count != null && count < 0) {
            throw new InvalidRequestException("_count and _offset must not be negative");
        }
    }

    private static String bare(String name) {
        return name.split("[:.]", 2)[0];
    }
}

package org.healthrecord.fhir.rest;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.Arrays;
import java.util.Locale;

/** What the header {@code Prefer} asks for (RFC 7240; FHIR R4, Search, "handling"). */
final class Preferences {
    private Preferences() {}

    /** Whether unknown parameters are to be passed over. Without the header they are refused: what is not filtered shows too much. */
    static boolean isLenient(RequestDetails request) {
        return request.getHeaders("Prefer").stream()
                .flatMap(value -> Arrays.stream(value.split("[;,]")))
                .map(part -> part.replace(" ", "").replace("\"", "").toLowerCase(Locale.ROOT))
                .anyMatch("handling=lenient"::equals);
    }
}

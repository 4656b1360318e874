package org.healthrecord.fhir.store.read;

import ca.uhn.fhir.model.api.Include;
import java.time.Instant;
import java.util.List;

/**
 * What a search has found, all of it and in the order asked for; what comes along with a page is looked up when the page
 * is shown.
 */
record Found(String type, Instant at, List<Include> includes, List<Include> reverseIncludes, List<Long> pids) {
    /** Nothing is to come along. */
    boolean isAlone() {
        return includes.isEmpty() && reverseIncludes.isEmpty();
    }
}

package org.healthrecord.fhir.subscription;

import java.time.Instant;
import java.util.Map;
import org.hl7.fhir.r4.model.Subscription;
import org.jspecify.annotations.Nullable;

/**
 * A subscription as it is kept.
 *
 * @param asker      who asked, as the door remembers it
 * @param base       of this server, as its owner reached it
 * @param resource   as its owner wrote it, without the values of headers
 * @param headers    sent with each notice
 * @param lastNumber of its events; 0 before the first
 * @param attempts   failures since a notice last went out
 * @param next       when it is tried again; null for at once
 * @param told       when the last notice went out
 * @param problem    what failed last; null if nothing did
 */
public record Subscribed(
        String id,
        String asker,
        String base,
        Subscription resource,
        Map<String, String> headers,
        State state,
        long lastNumber,
        int attempts,
        @Nullable Instant next,
        @Nullable Instant told,
        @Nullable String problem,
        Instant changed) {

    /** As in FHIR R4, Subscription.status. */
    public enum State {
        REQUESTED,
        ACTIVE,
        ERROR,
        OFF
    }

    public Terms terms() {
        return Terms.of(resource);
    }

    /** As its owner reads it. */
    public Subscription shown() {
        Subscription shown = resource.copy();
        shown.setId(id);
        shown.getMeta().setLastUpdated(java.util.Date.from(changed));
        shown.setStatus(Subscription.SubscriptionStatus.fromCode(state.name().toLowerCase(java.util.Locale.ROOT)));
        shown.setError(problem);
        return shown;
    }
}

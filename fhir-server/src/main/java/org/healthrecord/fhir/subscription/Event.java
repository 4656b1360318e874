package org.healthrecord.fhir.subscription;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something a subscription has to be told.
 *
 * @param number  from 1 on, without gaps
 * @param focus   {@code Type/id}
 * @param problem why it was given up
 */
public record Event(long number, String person, String focus, Instant happened, State state, @Nullable String problem) {
    /** What became of it. */
    public enum State {
        WAITING,
        SENT,
        /** Given up after many attempts; its owner can still ask for it. */
        DEAD
    }
}

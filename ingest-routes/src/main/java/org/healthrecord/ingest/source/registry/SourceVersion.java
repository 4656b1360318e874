package org.healthrecord.ingest.source.registry;

import java.time.Instant;

/**
 * One decision about a source.
 *
 * @param version    counts from 1
 * @param byWhom     {@link #CONFIGURATION}, or the name of an administrator
 * @param decision   what was decided
 * @param reason     why, as the administrator said it, or {@code ""}
 * @param state      from then on
 * @param definition from then on, as JSON; its secrets are encrypted
 */
public record SourceVersion(
        String source,
        int version,
        Instant at,
        String byWhom,
        Decision decision,
        String reason,
        SourceState state,
        String definition) {
    public static final String CONFIGURATION = "configuration";

    /** What can be decided. */
    public enum Decision {
        ADDED,
        CHANGED,
        PAUSED,
        RESUMED,
        ENDED
    }

    boolean isConfigured() {
        return byWhom.equals(CONFIGURATION);
    }
}

package org.healthrecord.ingest.inbox;

import java.time.Instant;

/**
 * A record a worker has in hand.
 *
 * @param route    the partition it was claimed from and the patient it belongs to
 * @param selector the unit within the message; {@code ""} while it stands for the whole
 * @param attempts how often it has been tried before
 */
public record ClaimedRecord(
        long id,
        String messageId,
        Scope scope,
        String selector,
        String source,
        Route route,
        Lane lane,
        RecordState state,
        int attempts,
        long weight,
        Instant received) {}

package org.healthrecord.ingest.inbox;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message made ready for the inbox's tables.
 *
 * @param loadedAs the entry of a load it was, see {@link Loads}
 */
record Envelope(
        String id,
        Arrival arrival,
        Instant received,
        String sha256,
        byte[] packed,
        Route route,
        Lane lane,
        @Nullable Edit edit,
        @Nullable String loadedAs) {

    /** Who made these bytes out of which message. */
    record Edit(String original, String by) {}

    /** What H2 finds the digest by. */
    String digestStart() {
        return sha256.substring(0, 12);
    }

    int size() {
        return arrival.payload().bytes().length;
    }

    String controlId() {
        return Column.text(arrival.controlId(), Column.NAME);
    }

    RecordState state() {
        return arrival.unreadable() == null ? RecordState.RECEIVED : RecordState.QUARANTINED;
    }
}

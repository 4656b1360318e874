package org.healthrecord.ingest.inbox.receive;

import java.time.Instant;
import java.util.function.Supplier;
import org.healthrecord.ingest.inbox.schema.Column;
import org.healthrecord.ingest.port.Arrival;
import org.healthrecord.ingest.port.Lane;
import org.healthrecord.ingest.port.RecordState;
import org.healthrecord.ingest.port.Route;
import org.jspecify.annotations.Nullable;

/**
 * A message made ready for the inbox's tables.
 *
 * @param earlier  the message with the same bytes, where the inbox was seen to have one when this came
 * @param contents what is stored only of a message that is new; worked out once, when it is first asked for
 * @param loadedAs the entry of a load it was, see {@link Loads}
 */
public record IncomingMessage(
        String id,
        Arrival arrival,
        Instant received,
        String sha256,
        @Nullable String earlier,
        Supplier<Contents> contents,
        Lane lane,
        @Nullable Edit edit,
        @Nullable String loadedAs) {

    /** Who made these bytes out of which message. */
    public record Edit(String original, String by) {}

    /** The bytes as they are kept, and where the message waits. */
    record Contents(byte[] packed, Route route) {}

    byte[] packed() {
        return contents.get().packed();
    }

    Route route() {
        return contents.get().route();
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

package org.healthrecord.ingest.inbox;

import java.time.Instant;

/** A record's history: one row for each change of its state, never changed afterwards. */
final class EventRows {
    /** Who changed it, where no administrator did. */
    static final String WORKER = "worker";

    static final String START = "start";

    static final String INSERT =
            "insert into inbox_event (record_id, at, from_state, to_state, by_whom, note) values (?, ?, ?, ?, ?, ?)";

    private EventRows() {}

    static Object[] row(long recordId, Instant at, RecordState from, RecordState to, String by, String note) {
        return new Object[] {
            recordId,
            Column.time(at),
            from.name(),
            to.name(),
            Column.text(by, Column.NAME),
            Column.text(note, Column.TEXT)
        };
    }
}

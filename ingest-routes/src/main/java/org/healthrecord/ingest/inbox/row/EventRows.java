package org.healthrecord.ingest.inbox.row;

import java.time.Instant;
import org.healthrecord.ingest.inbox.schema.Column;
import org.healthrecord.ingest.port.RecordState;

/** A record's history: one row for each change of its state, never changed afterwards. */
public final class EventRows {
    /** Who changed it, where no administrator did. */
    public static final String WORKER = "worker";

    public static final String START = "start";

    public static final String INSERT =
            "insert into inbox_event (record_id, at, from_state, to_state, by_whom, note) values (?, ?, ?, ?, ?, ?)";

    private EventRows() {}

    public static Object[] row(long recordId, Instant at, RecordState from, RecordState to, String by, String note) {
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

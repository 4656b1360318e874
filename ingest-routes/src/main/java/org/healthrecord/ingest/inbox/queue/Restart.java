package org.healthrecord.ingest.inbox.queue;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.healthrecord.ingest.inbox.row.EventRows;
import org.healthrecord.ingest.inbox.row.ReplayRows;
import org.healthrecord.ingest.inbox.schema.Column;
import org.healthrecord.ingest.inbox.schema.InboxDatabase;
import org.healthrecord.ingest.inbox.schema.InboxTables;
import org.healthrecord.ingest.port.RecordState;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionOperations;

/**
 * After a crash the chart's own embedded database may have lost its last second, while the inbox remembers records of it
 * as stored. So the last records stored before the crash are mapped and handed over again, which changes nothing where
 * nothing was lost.
 */
public final class Restart {
    private static final String CLEAN = "stopped-cleanly";
    private static final int PAGE = 1_000;
    private static final String EVENTS = "select e.id, e.at, e.record_id, e.to_state from inbox_event e where e.id < ?"
            + " order by e.id desc limit " + PAGE;
    private static final String REOPEN = ReplayRows.REOPEN + " and state = 'STORED' and scope <> 'CONTAINER'";

    private final JdbcTemplate jdbc;
    private final TransactionOperations transaction;
    private final InboxDatabase database;
    private final Clock clock;

    public Restart(InboxTables tables, Clock clock) {
        this.jdbc = tables.jdbc();
        this.transaction = tables.transaction();
        this.database = tables.database();
        this.clock = clock;
    }

    /** Nothing can have been lost: the last process has closed everything. */
    public void stoppedCleanly() {
        jdbc.update(
                "insert into inbox_memo (name, content) values (?, ?)",
                CLEAN,
                clock.instant().toString());
    }

    /** @return how many records are handed over again */
    public int reapply(Duration window) {
        boolean clean = jdbc.update("delete from inbox_memo where name = ?", CLEAN) > 0;
        // Else a crash of this run would find the mark of the run before.
        database.flush(jdbc);
        if (clean || window.isZero()) {
            return 0;
        }
        Set<Long> stored = storedWithin(window);
        stored.forEach(this::reopen);
        return stored.size();
    }

    private void reopen(long recordId) {
        transaction.executeWithoutResult(status -> {
            if (jdbc.update(REOPEN, recordId) == 1) {
                jdbc.update(
                        EventRows.INSERT,
                        EventRows.row(
                                recordId,
                                clock.instant(),
                                RecordState.STORED,
                                RecordState.RECEIVED,
                                EventRows.START,
                                "stored shortly before an unclean stop"));
            }
        });
    }

    private record Event(long id, Instant at, long recordId, boolean stored) {}

    private Set<Long> storedWithin(Duration window) {
        Set<Long> found = new LinkedHashSet<>();
        List<Event> page = page(Long.MAX_VALUE);
        if (page.isEmpty()) {
            return found;
        }
        Instant since = page.get(0).at().minus(window);
        while (page.stream().anyMatch(e -> !e.at().isBefore(since))) {
            page.stream().filter(e -> e.stored() && !e.at().isBefore(since)).forEach(e -> found.add(e.recordId()));
            page = page(page.get(page.size() - 1).id());
        }
        return found;
    }

    private List<Event> page(long before) {
        return jdbc.query(EVENTS, Restart::event, before);
    }

    private static Event event(ResultSet row, int number) throws SQLException {
        return new Event(
                row.getLong("id"),
                Column.instant(row, "at"),
                row.getLong("record_id"),
                RecordState.STORED.name().equals(row.getString("to_state")));
    }
}

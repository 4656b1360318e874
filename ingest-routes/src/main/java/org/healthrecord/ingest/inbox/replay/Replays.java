package org.healthrecord.ingest.inbox.replay;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.healthrecord.ingest.inbox.row.EventRows;
import org.healthrecord.ingest.inbox.row.ReplayRows;
import org.healthrecord.ingest.inbox.schema.Column;
import org.healthrecord.ingest.inbox.schema.InboxTables;
import org.healthrecord.ingest.inbox.schema.Where;
import org.healthrecord.ingest.port.Doorbell;
import org.healthrecord.ingest.port.Lane;
import org.healthrecord.ingest.port.RecordState;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionOperations;

/** Sends settled records through the mapping again. What happened to them before stays in their history. */
public final class Replays {
    private static final int AT_ONCE = 1_000;
    private static final String SETTLED = "r.state in ('STORED', 'QUARANTINED', 'IGNORED') and ";
    private static final String SELECT =
            "select r.id, r.state, r.partition_no, r.lane from inbox_record r where " + SETTLED;

    private static final String NEXT =
            "(r.scope <> 'CONTAINER' or r.state <> 'STORED') and r.id > ? and r.received <= ? and ";

    /** The record of a payload that was split brings its units with it when it is opened again. */
    private static final String OF_MESSAGE = SELECT + "r.message_id = ? and (r.scope <> 'UNIT' or not exists"
            + " (select 1 from inbox_record c where c.message_id = r.message_id and c.scope = 'CONTAINER'))";

    private final JdbcTemplate jdbc;
    private final TransactionOperations transaction;
    private final Clock clock;
    private final Doorbell doorbell;

    public Replays(InboxTables tables, Clock clock, Doorbell doorbell) {
        this.jdbc = tables.jdbc();
        this.transaction = tables.transaction();
        this.clock = clock;
        this.doorbell = doorbell;
    }

    /** @return how many records are on their way again; 0 if it is on its way already */
    public int message(String messageId, String by) {
        return reopen(live(jdbc.query(OF_MESSAGE, Replays::settled, messageId)), by, "replayed");
    }

    public int record(long recordId, String by) {
        return reopen(live(jdbc.query(SELECT + "r.id = ?", Replays::settled, recordId)), by, "replayed");
    }

    /** @return how many records are on their way again, in the lane of bulk loads */
    public int matching(RecordFilter filter, String by) {
        Instant until = clock.instant();
        int count = 0;
        for (Page page = after(0, filter, until, by);
                page.records() > 0;
                page = after(page.last(), filter, until, by)) {
            count += page.records();
        }
        return count;
    }

    /**
     * A page of what was replayed.
     *
     * @param records how many; 0 if there are no more
     * @param last    the last of them
     */
    public record Page(int records, long last) {}

    /** The next records of these, received until then, are sent on their way again in the lane of bulk loads. */
    public Page after(long last, RecordFilter filter, Instant until, String by) {
        Where where = filter.where();
        return page(
                NEXT + where.sql(),
                where.values(List.<Object>of(last, Column.time(until)), List.of()),
                by,
                "replayed by filter");
    }

    /** The next records that would now be mapped differently; a payload that was split goes as a whole. */
    public Page outdatedAfter(long last, Outdated.Of outdated, Instant until, String by) {
        return page(outdated.sql(), outdated.values(last, until), by, "mapped again");
    }

    /** How many {@link #after} would find. */
    public long count(RecordFilter filter, Instant until) {
        Where where = filter.where();
        return count(NEXT + where.sql(), where.values(List.<Object>of(0L, Column.time(until)), List.of()));
    }

    public long countOutdated(Outdated.Of outdated, Instant until) {
        return count(outdated.sql(), outdated.values(0, until));
    }

    private long count(String condition, Object[] values) {
        Long count = jdbc.queryForObject(
                "select count(*) from inbox_record r where " + SETTLED + condition, Long.class, values);
        return Objects.requireNonNull(count);
    }

    private Page page(String condition, Object[] values, String by, String note) {
        String sql = SELECT + condition + " order by r.id limit " + AT_ONCE;
        List<Settled> page = jdbc.query(sql, Replays::settled, values);
        if (page.isEmpty()) {
            return new Page(0, 0);
        }
        reopen(page.stream().map(one -> one.in(Lane.BULK)).toList(), by, note);
        return new Page(page.size(), page.get(page.size() - 1).id());
    }

    private record Settled(long id, RecordState state, int partition, Lane lane) {
        Settled in(Lane other) {
            return new Settled(id, state, partition, other);
        }
    }

    /** Somebody waits for a single message: it goes before all that was received later. */
    private static List<Settled> live(List<Settled> records) {
        return records.stream().map(one -> one.in(Lane.LIVE)).toList();
    }

    private int reopen(List<Settled> records, String by, String note) {
        transaction.executeWithoutResult(status -> {
            jdbc.batchUpdate(
                    "update inbox_record set lane = ? where id = ?",
                    records.stream()
                            .map(one -> new Object[] {one.lane().ordinal(), one.id()})
                            .toList());
            jdbc.batchUpdate(
                    ReplayRows.REOPEN,
                    records.stream().map(one -> new Object[] {one.id()}).toList());
            jdbc.batchUpdate(
                    EventRows.INSERT,
                    records.stream().map(one -> event(one, by, note)).toList());
        });
        records.forEach(one -> doorbell.ring(one.partition(), one.lane()));
        return records.size();
    }

    private Object[] event(Settled one, String by, String note) {
        return EventRows.row(one.id(), clock.instant(), one.state(), RecordState.RECEIVED, by, note);
    }

    private static Settled settled(ResultSet row, int number) throws SQLException {
        return new Settled(
                row.getLong("id"),
                RecordState.valueOf(Objects.requireNonNull(row.getString("state"))),
                row.getInt("partition_no"),
                Lane.of(row.getInt("lane")));
    }
}

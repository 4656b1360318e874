package org.healthrecord.ingest.inbox.queue;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.healthrecord.ingest.inbox.record.ClaimedRecord;
import org.healthrecord.ingest.inbox.record.Part;
import org.healthrecord.ingest.inbox.record.Settlement;
import org.healthrecord.ingest.inbox.schema.Column;
import org.healthrecord.ingest.inbox.schema.InboxDatabase;
import org.healthrecord.ingest.inbox.schema.InboxTables;
import org.healthrecord.ingest.port.Doorbell;
import org.healthrecord.ingest.port.Lane;
import org.healthrecord.mapping.assertion.Issue;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionOperations;

/** The inbox as the workers see it: what waits, and its outcome. */
public final class Ledger {
    private final JdbcTemplate jdbc;
    private final TransactionOperations transaction;
    private final Clock clock;
    private final Doorbell doorbell;
    private final Claims claims;
    private final Settlements settlements;
    private final Splits splits;
    private final String waiting;

    public Ledger(InboxTables tables, MappedFor mappedFor, Clock clock, Doorbell doorbell) {
        this.jdbc = tables.jdbc();
        this.transaction = tables.transaction();
        this.clock = clock;
        this.doorbell = doorbell;
        this.claims = new Claims(jdbc);
        this.settlements = new Settlements(jdbc, mappedFor);
        this.splits = new Splits(jdbc, mappedFor);
        this.waiting = waiting(tables.database());
    }

    /** The next records of a partition that the caller owns, in order; empty if nothing is due. */
    public List<ClaimedRecord> claim(int partition, int most, long mostWeight) {
        return claims.next(partition, most, mostWeight, clock.instant());
    }

    /** All of it or nothing. */
    public void settle(List<Settlement> settled) {
        transaction.executeWithoutResult(status -> settlements.write(settled, clock.instant()));
    }

    /** Makes each unit a record of its own. */
    public void split(ClaimedRecord whole, List<Part> parts, List<Issue> issues) {
        Lane lane = Objects.requireNonNull(
                transaction.execute(status -> splits.split(whole, parts, issues, clock.instant())));
        parts.stream().map(part -> part.route().partition()).distinct().forEach(p -> doorbell.ring(p, lane));
    }

    /** Puts the only unit of a payload behind the earlier records of its patient. */
    public void move(ClaimedRecord whole, Part part) {
        transaction.executeWithoutResult(status -> splits.move(whole, part));
        doorbell.ring(part.route().partition(), whole.lane());
    }

    /** Announces the partitions in which something is due now. */
    public void ringForDue(Doorbell workers) {
        Instant now = clock.instant();
        jdbc.query(
                waiting,
                row -> {
                    workers.ring(row.getInt("n"), Lane.of(row.getInt("lane")));
                },
                Column.time(now),
                Claims.latest(now));
    }

    /** How many records are not in the chart yet, quarantined ones aside. */
    public long backlog() {
        Long count = jdbc.queryForObject(
                "select count(*) from inbox_record where state in ('RECEIVED', 'RETRY')", Long.class);
        return Objects.requireNonNull(count);
    }

    /** One look into the queue's index for each partition, however long the queue is. */
    private static String waiting(InboxDatabase database) {
        return "select n, lane from (select p.n, coalesce("
                + "(select r.lane from inbox_record r where r.state = 'RECEIVED' and r.partition_no = p.n"
                + " order by r.state, r.partition_no, r.lane limit 1),"
                + "(select r.lane from inbox_record r where r.state = 'RETRY' and r.partition_no = p.n"
                + " and " + Claims.IS_DUE + " order by r.state, r.partition_no, r.lane limit 1)) as lane"
                + " from (" + database.partitions() + ") p) w where lane is not null";
    }
}

package org.healthrecord.ingest.inbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Finds the next records of a partition. A claim changes nothing in the tables: it is the partition that is owned, so a
 * worker that dies leaves nothing behind.
 */
final class Claims {
    private static final String COLUMNS = "select r.id, r.message_id, r.scope, r.selector, r.source, r.partition_no,"
            + " r.patient_hash, r.lane, r.state, r.attempts, r.weight, r.received from inbox_record r";

    /** What waits behind a patient's earlier record that is not due yet. */
    private static final String NOT_WAITING = " and not exists (select 1 from inbox_record w"
            + " where w.patient_hash = r.patient_hash and w.state = 'RETRY' and w.next_attempt > ? and w.id < r.id)";

    // The equal columns are named in the order too: H2 then reads the index in order instead of sorting.
    private static final String IN_ORDER = " order by r.state, r.partition_no, r.lane, r.id limit ?";

    private static final String DUE = COLUMNS
            + " where r.state = 'RETRY' and r.partition_no = ? and r.next_attempt <= ?" + NOT_WAITING + IN_ORDER;
    private static final String FRESH =
            COLUMNS + " where r.state = 'RECEIVED' and r.partition_no = ?" + NOT_WAITING + IN_ORDER;

    private final JdbcTemplate jdbc;

    Claims(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** The records due again, then new ones; as many as fit, but at least one if there is any. */
    List<ClaimedRecord> next(int partition, int most, long mostWeight, Instant now) {
        OffsetDateTime time = Column.time(now);
        List<ClaimedRecord> found = new ArrayList<>(jdbc.query(DUE, Claims::record, partition, time, time, most));
        if (found.size() < most) {
            found.addAll(jdbc.query(FRESH, Claims::record, partition, time, most - found.size()));
        }
        return upTo(mostWeight, found);
    }

    private static List<ClaimedRecord> upTo(long mostWeight, List<ClaimedRecord> found) {
        int count = 0;
        for (long weight = 0; count < found.size() && (count == 0 || weight < mostWeight); count++) {
            weight += found.get(count).weight();
        }
        return List.copyOf(found.subList(0, count));
    }

    private static ClaimedRecord record(ResultSet row, int number) throws SQLException {
        return new ClaimedRecord(
                row.getLong("id"),
                row.getString("message_id"),
                Scope.valueOf(row.getString("scope")),
                row.getString("selector"),
                row.getString("source"),
                new Route(row.getInt("partition_no"), row.getString("patient_hash")),
                Lane.of(row.getInt("lane")),
                RecordState.valueOf(row.getString("state")),
                row.getInt("attempts"),
                row.getLong("weight"),
                row.getObject("received", OffsetDateTime.class).toInstant());
    }
}

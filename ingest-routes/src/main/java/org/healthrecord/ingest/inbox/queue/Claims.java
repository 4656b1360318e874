package org.healthrecord.ingest.inbox.queue;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.healthrecord.ingest.inbox.record.ClaimedRecord;
import org.healthrecord.ingest.inbox.record.Scope;
import org.healthrecord.ingest.inbox.schema.Column;
import org.healthrecord.ingest.port.Lane;
import org.healthrecord.ingest.port.RecordState;
import org.healthrecord.ingest.port.Route;
import org.healthrecord.mapping.score.Tally;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Finds the next records of a partition. A claim changes nothing in the tables: it is the partition that is owned, so a
 * worker that dies leaves nothing behind.
 */
final class Claims {
    /** No attempt is put off for longer, so what is due later was put off before the clock was set back. */
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(30);

    static final String IS_DUE = "(r.next_attempt <= ? or r.next_attempt > ?)";

    private static final String COLUMNS =
            "select r.id, r.message_id, r.scope, r.selector, r.kind, r.control_id, r.source, r.partition_no,"
                    + " r.patient_hash, r.lane, r.state, r.attempts, r.weight, r.received, r.tally,"
                    + " (r.mapping_version is not null or r.error_reason is not null) as seen from inbox_record r";

    /** What waits behind a patient's earlier record that is not due yet. */
    private static final String NOT_WAITING = " and not exists (select 1 from inbox_record w"
            + " where w.partition_no = r.partition_no and w.patient_hash = r.patient_hash and w.state = 'RETRY' and w.next_attempt > ? and w.next_attempt <= ? and w.id < r.id)";

    // The equal columns are named in the order too: H2 then reads the index in order instead of sorting.
    private static final String IN_ORDER = " order by r.state, r.partition_no, r.lane, r.id limit ?";

    private static final String RETRYING =
            "select r.id from inbox_record r where r.state = 'RETRY' and r.partition_no = ? limit 1";
    private static final String DUE = COLUMNS + " where r.state = 'RETRY' and r.partition_no = ? and r.lane = ? and "
            + IS_DUE + NOT_WAITING + IN_ORDER;
    private static final String FRESH = COLUMNS + " where r.state = 'RECEIVED' and r.partition_no = ? and r.lane = ?";

    private final JdbcTemplate jdbc;

    Claims(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Of one lane, so that no bulk is worked on while something live waits: the records due again, then new ones; as many
     * as fit, but at least one if there is any.
     */
    List<ClaimedRecord> next(int partition, int most, long mostWeight, Instant now) {
        boolean retrying = !jdbc.queryForList(RETRYING, partition).isEmpty();
        for (Lane lane : Lane.values()) {
            List<ClaimedRecord> found =
                    retrying ? dueAndFresh(partition, lane, most, now) : inTurn(partition, lane, most);
            if (!found.isEmpty()) {
                return upTo(mostWeight, found);
            }
        }
        return List.of();
    }

    /** Where one source's bulk fills the whole batch, half of the batch goes to the other sources that wait behind it. */
    private List<ClaimedRecord> inTurn(int partition, Lane lane, int most) {
        List<ClaimedRecord> first = fresh(partition, lane, most);
        if (lane == Lane.LIVE
                || first.size() < most
                || first.stream().map(ClaimedRecord::source).distinct().count() > 1) {
            return first;
        }
        List<ClaimedRecord> others = jdbc.query(
                FRESH + " and r.source <> ?" + IN_ORDER,
                Claims::record,
                partition,
                lane.ordinal(),
                first.get(0).source(),
                most / 2);
        return others.isEmpty() ? first : alternating(first, others, most);
    }

    private static List<ClaimedRecord> alternating(List<ClaimedRecord> first, List<ClaimedRecord> others, int most) {
        List<ClaimedRecord> both = new ArrayList<>();
        for (int i = 0; both.size() < most; i++) {
            both.add(first.get(i));
            if (i < others.size() && both.size() < most) {
                both.add(others.get(i));
            }
        }
        return both;
    }

    /** The usual case, and the cheap one. */
    private List<ClaimedRecord> fresh(int partition, Lane lane, int most) {
        return jdbc.query(FRESH + IN_ORDER, Claims::record, partition, lane.ordinal(), most);
    }

    private List<ClaimedRecord> dueAndFresh(int partition, Lane lane, int most, Instant now) {
        OffsetDateTime time = Column.time(now);
        OffsetDateTime late = latest(now);
        List<ClaimedRecord> found = new ArrayList<>(
                jdbc.query(DUE, Claims::record, partition, lane.ordinal(), time, late, time, late, most));
        if (found.size() < most) {
            found.addAll(jdbc.query(
                    FRESH + NOT_WAITING + IN_ORDER,
                    Claims::record,
                    partition,
                    lane.ordinal(),
                    time,
                    late,
                    most - found.size()));
        }
        return found;
    }

    /** Beyond this no wait ends that began by the present clock. */
    static OffsetDateTime latest(Instant now) {
        return Column.time(now.plus(LONGEST_WAIT));
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
                row.getString("kind"),
                row.getString("control_id"),
                row.getString("source"),
                new Route(row.getInt("partition_no"), row.getString("patient_hash")),
                Lane.of(row.getInt("lane")),
                RecordState.valueOf(row.getString("state")),
                row.getInt("attempts"),
                row.getBoolean("seen"),
                row.getLong("weight"),
                Column.instant(row, "received"),
                tally(row.getString("tally")));
    }

    private static Tally tally(@Nullable String kept) {
        return kept == null ? Tally.NONE : Tally.parse(kept);
    }
}

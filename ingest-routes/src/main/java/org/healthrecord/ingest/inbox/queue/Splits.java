package org.healthrecord.ingest.inbox.queue;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.healthrecord.ingest.inbox.record.ClaimedRecord;
import org.healthrecord.ingest.inbox.record.Part;
import org.healthrecord.ingest.inbox.row.EventRows;
import org.healthrecord.ingest.inbox.row.IssueRows;
import org.healthrecord.ingest.inbox.row.ReplayRows;
import org.healthrecord.ingest.inbox.row.TermRows;
import org.healthrecord.ingest.inbox.schema.Column;
import org.healthrecord.ingest.port.Lane;
import org.healthrecord.ingest.port.RecordState;
import org.healthrecord.mapping.assertion.Issue;
import org.healthrecord.mapping.port.MappingVersion;
import org.springframework.jdbc.core.JdbcTemplate;

/** Turns the record of a whole payload into one record for each unit, each in the partition of its own patient. */
final class Splits {
    private static final String CONTAINER =
            "update inbox_record set scope = 'CONTAINER', state = 'STORED', attempts = attempts + 1, next_attempt = null,"
                    + " kind = 'container', mapping_version = ?, mapped_for = ?, error_class = null, error_reason = null,"
                    + " error_place = null, error_text = null, settled = ?" + Settlements.AS_CLAIMED;
    private static final String INSERT =
            "insert into inbox_record (message_id, scope, selector, source, partition_no, patient_hash, kind, control_id,"
                    + " lane, weight, state, attempts, received) values (?, 'UNIT', ?, ?, ?, ?, ?, ?, ?, ?, 'RECEIVED', 0, ?)";
    private static final String MOVE =
            "update inbox_record set scope = 'UNIT', selector = ?, kind = ?, control_id = ?, partition_no = ?,"
                    + " patient_hash = ?" + Settlements.AS_CLAIMED;

    /** A payload of more patients than this is a bulk load, whichever way it came. */
    private static final int LIVE_AT_MOST = 50;

    /** Units are estimated, not measured: a unit of a compressed payload is larger than its share of the bytes. */
    private static final long LEAST_WEIGHT = 16 << 10;

    private static final int SWELLING = 4;

    private final JdbcTemplate jdbc;
    private final MappedFor mappedFor;

    Splits(JdbcTemplate jdbc, MappedFor mappedFor) {
        this.jdbc = jdbc;
        this.mappedFor = mappedFor;
    }

    /** @return the lane the units wait in */
    Lane split(ClaimedRecord whole, List<Part> parts, List<Issue> issues, Instant now) {
        Lane lane = parts.size() > LIVE_AT_MOST ? Lane.BULK : whole.lane();
        long weight = Math.max(LEAST_WEIGHT, SWELLING * whole.weight() / Math.max(1, parts.size()));
        Settlements.expectAll(jdbc.update(
                CONTAINER,
                MappingVersion.CURRENT,
                mappedFor.source(whole.source()),
                Column.time(now),
                whole.id(),
                whole.state().name(),
                whole.attempts()));
        Map<String, Known> known = known(whole);
        again(lane, known.values(), now);
        jdbc.batchUpdate(
                INSERT,
                parts.stream()
                        .filter(part -> !known.containsKey(part.name().selector()))
                        .map(part -> row(whole, part, lane, weight))
                        .toList());
        TermRows.opened(jdbc, whole);
        IssueRows.ALL.delete(jdbc, whole.id());
        IssueRows.ALL.insert(jdbc, whole.id(), whole.source(), issues);
        String note = "split into " + parts.size() + " records";
        jdbc.update(
                EventRows.INSERT,
                EventRows.row(whole.id(), now, whole.state(), RecordState.STORED, EventRows.WORKER, note));
        return lane;
    }

    /** The only unit of a payload, in the partition of its patient. */
    void move(ClaimedRecord whole, Part part) {
        Settlements.expectAll(jdbc.update(
                MOVE,
                part.name().selector(),
                Column.text(part.name().kind(), Column.NAME),
                Column.text(part.name().controlId(), Column.NAME),
                part.route().partition(),
                part.route().patientHash(),
                whole.id(),
                whole.state().name(),
                whole.attempts()));
        TermRows.opened(jdbc, whole);
    }

    private record Known(long id, String selector, RecordState state) {}

    private Map<String, Known> known(ClaimedRecord whole) {
        return jdbc
                .query(
                        "select id, selector, state from inbox_record where message_id = ? and scope = 'UNIT'",
                        (row, number) -> new Known(
                                row.getLong("id"),
                                row.getString("selector"),
                                RecordState.valueOf(row.getString("state"))),
                        whole.messageId())
                .stream()
                .collect(Collectors.toMap(Known::selector, one -> one));
    }

    /** The payload was opened before and is replayed: its units are mapped again, also those it no longer holds. */
    private void again(Lane lane, Collection<Known> known, Instant now) {
        List<Known> settled =
                known.stream().filter(before -> !before.state().isOpen()).toList();
        jdbc.batchUpdate(
                "update inbox_record set lane = ? where id = ?",
                settled.stream()
                        .map(one -> new Object[] {lane.ordinal(), one.id()})
                        .toList());
        jdbc.batchUpdate(
                ReplayRows.REOPEN,
                settled.stream().map(one -> new Object[] {one.id()}).toList());
        jdbc.batchUpdate(
                EventRows.INSERT,
                settled.stream()
                        .map(one -> EventRows.row(
                                one.id(),
                                now,
                                one.state(),
                                RecordState.RECEIVED,
                                EventRows.WORKER,
                                "payload opened again"))
                        .toList());
    }

    private static Object[] row(ClaimedRecord whole, Part part, Lane lane, long weight) {
        return new Object[] {
            whole.messageId(),
            part.name().selector(),
            whole.source(),
            part.route().partition(),
            part.route().patientHash(),
            Column.text(part.name().kind(), Column.NAME),
            Column.text(part.name().controlId(), Column.NAME),
            lane.ordinal(),
            weight,
            Column.time(whole.received())
        };
    }
}

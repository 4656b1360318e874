package org.healthrecord.admin.message;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.healthrecord.ingest.inbox.record.Scope;
import org.healthrecord.ingest.inbox.schema.Column;
import org.healthrecord.ingest.port.Lane;
import org.healthrecord.ingest.port.RecordState;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** Reads the records of a message with their issues and their history, those in need of attention first. */
final class RecordDetailQuery {
    private static final int MOST = 100;
    private static final String RECORDS = "select id, selector, scope, kind, control_id, lane, state, attempts,"
            + " next_attempt, error_reason, error_place, error_class, error_text, mapping_version, settled"
            + " from inbox_record where message_id = ?"
            + " order by case when state in ('QUARANTINED', 'RETRY') then 0 else 1 end, id limit " + MOST;
    private static final String ISSUES =
            "select severity, code, place, detail, times from inbox_issue where record_id = ? order by id";
    private static final String EVENTS =
            "select at, from_state, to_state, by_whom, note from inbox_event where record_id = ? order by id";

    private final JdbcTemplate jdbc;

    RecordDetailQuery(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    List<MessageDetail.Record> of(String messageId) {
        return jdbc.query(RECORDS, (row, number) -> part(row), messageId);
    }

    private MessageDetail.Record part(ResultSet row) throws SQLException {
        long id = row.getLong("id");
        return new MessageDetail.Record(
                id,
                row.getString("selector"),
                Scope.valueOf(row.getString("scope")),
                row.getString("kind"),
                row.getString("control_id"),
                Lane.values()[row.getInt("lane")],
                RecordState.valueOf(row.getString("state")),
                row.getInt("attempts"),
                Column.optionalInstant(row, "next_attempt"),
                error(row),
                row.getObject("mapping_version", Integer.class),
                Column.optionalInstant(row, "settled"),
                jdbc.query(ISSUES, (issue, number) -> found(issue), id),
                jdbc.query(EVENTS, (event, number) -> event(event), id));
    }

    private static MessageDetail.@Nullable Error error(ResultSet row) throws SQLException {
        String reason = row.getString("error_reason");
        return reason == null
                ? null
                : new MessageDetail.Error(
                        reason,
                        row.getString("error_place"),
                        row.getString("error_class"),
                        row.getString("error_text"));
    }

    private static MessageDetail.Issue found(ResultSet row) throws SQLException {
        return new MessageDetail.Issue(
                row.getString("severity"),
                row.getString("code"),
                row.getString("place"),
                row.getString("detail"),
                row.getInt("times"));
    }

    private static MessageDetail.Event event(ResultSet row) throws SQLException {
        return new MessageDetail.Event(
                Column.instant(row, "at"),
                RecordState.valueOf(row.getString("from_state")),
                RecordState.valueOf(row.getString("to_state")),
                row.getString("by_whom"),
                row.getString("note"));
    }
}

package org.healthrecord.ingest.inbox.view;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.healthrecord.ingest.inbox.schema.Column;
import org.healthrecord.ingest.port.RecordState;
import org.healthrecord.ingest.port.Submission;
import org.healthrecord.ingest.port.Submissions;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** Answers a sender from the inbox's tables. */
public final class SubmissionQuery implements Submissions {
    private static final String MESSAGE =
            "select id, source, received, control_id from inbox_message where source = ? and id = ?";
    private static final String RECORDS =
            "select id, selector, kind, state, error_reason, error_place from inbox_record where message_id = ? order by id";
    private static final String ISSUES = "select i.record_id, i.severity, i.code, i.place, i.detail from inbox_issue i"
            + " join inbox_record r on r.id = i.record_id where r.message_id = ? order by i.id";

    private final JdbcTemplate jdbc;

    public SubmissionQuery(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<Submission> find(String source, String messageId) {
        return jdbc.query(MESSAGE, (row, number) -> submission(row, parts(messageId)), source, messageId).stream()
                .findFirst();
    }

    private List<Submission.Part> parts(String messageId) {
        Map<Long, List<Submission.Remark>> remarks = remarks(messageId);
        return jdbc.query(
                RECORDS, (row, number) -> part(row, remarks.getOrDefault(row.getLong("id"), List.of())), messageId);
    }

    private Map<Long, List<Submission.Remark>> remarks(String messageId) {
        Map<Long, List<Submission.Remark>> remarks = new HashMap<>();
        jdbc.query(
                ISSUES,
                row -> {
                    remarks.computeIfAbsent(row.getLong("record_id"), id -> new ArrayList<>())
                            .add(remark(row));
                },
                messageId);
        return remarks;
    }

    private static Submission submission(ResultSet row, List<Submission.Part> parts) throws SQLException {
        return new Submission(
                row.getString("id"),
                row.getString("source"),
                Column.instant(row, "received"),
                row.getString("control_id"),
                parts);
    }

    private static Submission.Part part(ResultSet row, List<Submission.Remark> remarks) throws SQLException {
        RecordState state = RecordState.valueOf(row.getString("state"));
        boolean failed = state == RecordState.QUARANTINED || state == RecordState.RETRY;
        return new Submission.Part(
                row.getString("selector"),
                row.getString("kind"),
                state,
                failed ? given(row.getString("error_reason")) : "",
                failed ? given(row.getString("error_place")) : "",
                remarks);
    }

    private static String given(@Nullable String value) {
        return value == null ? "" : value;
    }

    private static Submission.Remark remark(ResultSet row) throws SQLException {
        return new Submission.Remark(
                row.getString("severity"), row.getString("code"), row.getString("place"), row.getString("detail"));
    }
}

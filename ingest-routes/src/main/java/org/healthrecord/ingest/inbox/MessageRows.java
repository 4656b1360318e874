package org.healthrecord.ingest.inbox;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.healthrecord.mapping.Payload;
import org.healthrecord.mapping.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** The rows of an arriving message, as both stores insert them. */
final class MessageRows {
    static final String MESSAGE_COLUMNS =
            "(id, source, transport, received, content_type, file_name, control_id, sha256, size, edited_from, edited_by, packed, loaded_as)";
    static final String RECORD_COLUMNS =
            "(message_id, scope, selector, source, partition_no, patient_hash, kind, control_id, lane, weight, state,"
                    + " attempts, error_reason, error_place, error_text, received, settled)";
    private static final String DUPLICATE =
            "insert into inbox_duplicate (message_id, source, at) select id, source, ? from inbox_message where id = ?";

    private MessageRows() {}

    static @Nullable Object[] message(Envelope e) {
        Payload payload = e.arrival().payload();
        Envelope.Edit edit = e.edit();
        return new @Nullable Object[] {
            e.id(),
            e.arrival().source(),
            e.arrival().transport(),
            Column.time(e.received()),
            Column.optional(payload.contentType(), Column.NAME),
            Column.optional(payload.fileName(), 500),
            e.controlId(),
            e.sha256(),
            e.size(),
            edit == null ? null : edit.original(),
            edit == null ? null : edit.by(),
            e.packed(),
            e.loadedAs()
        };
    }

    static @Nullable Object[] record(Envelope e) {
        Refusal refusal = e.arrival().unreadable();
        List<@Nullable Object> row = new ArrayList<>(List.of(
                e.id(),
                Scope.WHOLE.name(),
                "",
                e.arrival().source(),
                e.route().partition(),
                e.route().patientHash(),
                "",
                e.controlId(),
                e.lane().ordinal(),
                e.size(),
                e.state().name(),
                0));
        row.add(refusal == null ? null : Column.text(refusal.reason(), Column.NAME));
        row.add(refusal == null ? null : Column.text(refusal.place(), Column.PLACE));
        row.add(refusal == null ? null : Column.text(refusal.detail(), Column.TEXT));
        row.add(Column.time(e.received()));
        row.add(refusal == null ? null : Column.time(e.received()));
        return row.toArray();
    }

    /** What else is written of a message that is quarantined as it arrives. */
    static void quarantined(JdbcTemplate jdbc, Envelope e) {
        Refusal refusal = e.arrival().unreadable();
        if (refusal == null) {
            return;
        }
        long recordId = Objects.requireNonNull(
                jdbc.queryForObject("select id from inbox_record where message_id = ?", Long.class, e.id()));
        IssueRows.ALL.insert(jdbc, recordId, e.arrival().source(), refusal.issues());
        TermRows.quarantined(jdbc, e, recordId);
    }

    static void duplicate(JdbcTemplate jdbc, String first, Instant at) {
        jdbc.update(DUPLICATE, Column.time(at), first);
    }
}

package org.healthrecord.ingest.inbox.receive;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.healthrecord.ingest.inbox.record.Scope;
import org.healthrecord.ingest.inbox.row.IssueRows;
import org.healthrecord.ingest.inbox.row.TermRows;
import org.healthrecord.ingest.inbox.schema.Column;
import org.healthrecord.mapping.port.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** The rows of an arriving message, as both stores insert them. */
final class MessageRows {
    static final List<MessageColumn> MESSAGE = List.of(
            MessageColumn.text("id", IncomingMessage::id),
            MessageColumn.text("source", e -> e.arrival().source()),
            MessageColumn.text("transport", e -> e.arrival().transport()),
            MessageColumn.time("received", IncomingMessage::received),
            MessageColumn.text(
                    "content_type", e -> Column.optional(e.arrival().payload().contentType(), Column.NAME)),
            MessageColumn.text(
                    "file_name", e -> Column.optional(e.arrival().payload().fileName(), 500)),
            MessageColumn.text("control_id", IncomingMessage::controlId),
            MessageColumn.text("sha256", IncomingMessage::sha256),
            MessageColumn.number("size", IncomingMessage::size),
            MessageColumn.text(
                    "edited_from", e -> e.edit() == null ? null : e.edit().original()),
            MessageColumn.text(
                    "edited_by", e -> e.edit() == null ? null : e.edit().by()),
            MessageColumn.bytes("packed", IncomingMessage::packed),
            MessageColumn.text("loaded_as", IncomingMessage::loadedAs));

    static final List<MessageColumn> RECORD = List.of(
            MessageColumn.text("message_id", IncomingMessage::id),
            MessageColumn.text("scope", e -> Scope.WHOLE.name()),
            MessageColumn.text("selector", e -> ""),
            MessageColumn.text("source", e -> e.arrival().source()),
            MessageColumn.number("partition_no", e -> e.route().partition()),
            MessageColumn.text("patient_hash", e -> e.route().patientHash()),
            MessageColumn.text("kind", e -> ""),
            MessageColumn.text("control_id", IncomingMessage::controlId),
            MessageColumn.number("lane", e -> e.lane().ordinal()),
            MessageColumn.number("weight", IncomingMessage::size),
            MessageColumn.text("state", e -> e.state().name()),
            MessageColumn.number("attempts", e -> 0),
            MessageColumn.text("error_reason", refused(Refusal::reason, Column.NAME)),
            MessageColumn.text("error_place", refused(Refusal::place, Column.PLACE)),
            MessageColumn.text("error_text", refused(Refusal::detail, Column.TEXT)),
            MessageColumn.time("received", IncomingMessage::received),
            MessageColumn.time("settled", e -> e.arrival().unreadable() == null ? null : e.received()));

    private static final String DUPLICATE = "insert into inbox_duplicate (message_id, source, at) values (?, ?, ?)";

    private MessageRows() {}

    private static Function<IncomingMessage, @Nullable String> refused(Function<Refusal, String> what, int length) {
        return e -> e.arrival().unreadable() == null
                ? null
                : Column.text(what.apply(e.arrival().unreadable()), length);
    }

    static List<String> names(List<MessageColumn> columns) {
        return columns.stream().map(MessageColumn::name).toList();
    }

    static @Nullable Object[] row(List<MessageColumn> columns, IncomingMessage envelope) {
        return columns.stream().map(column -> column.value(envelope)).toArray();
    }

    /** What else is written of a message that is quarantined as it arrives. */
    static void quarantined(JdbcTemplate jdbc, IncomingMessage e) {
        Refusal refusal = e.arrival().unreadable();
        if (refusal == null) {
            return;
        }
        long recordId = Objects.requireNonNull(
                jdbc.queryForObject("select id from inbox_record where message_id = ?", Long.class, e.id()));
        IssueRows.ALL.insert(jdbc, recordId, e.arrival().source(), refusal.issues());
        TermRows.quarantined(jdbc, e.controlId(), recordId);
    }

    /** That the bytes of an earlier message came again. */
    static void duplicated(JdbcTemplate jdbc, IncomingMessage again, String first) {
        jdbc.update(DUPLICATE, first, again.arrival().source(), Column.time(again.received()));
    }
}

package org.healthrecord.admin.message;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.healthrecord.ingest.inbox.schema.Column;
import org.springframework.jdbc.core.JdbcTemplate;

/** Reads everything the inbox knows of one message. */
public final class MessageDetailQuery {
    private static final String MESSAGE = "select id, source, transport, received, content_type, file_name, control_id,"
            + " sha256, size, edited_from, edited_by from inbox_message where id = ?";
    private static final String REPLACED_BY = "select id from inbox_message where edited_from = ? order by id";
    private static final String DUPLICATES =
            "select at from inbox_duplicate where message_id = ? order by id desc limit 100";
    private static final String COUNT = "select count(*) from inbox_record where message_id = ?";

    private final JdbcTemplate jdbc;
    private final RecordDetailQuery records;
    private final FactTrace facts;

    public MessageDetailQuery(JdbcTemplate jdbc, FactTrace facts) {
        this.jdbc = jdbc;
        this.records = new RecordDetailQuery(jdbc);
        this.facts = facts;
    }

    Optional<MessageDetail> find(String id) {
        return jdbc.query(MESSAGE, (row, number) -> detail(row, id), id).stream()
                .findFirst();
    }

    /** The records of a message, those in need of attention first. */
    List<MessageDetail.Record> records(String id) {
        return records.of(id);
    }

    private MessageDetail detail(ResultSet row, String id) throws SQLException {
        Long count = jdbc.queryForObject(COUNT, Long.class, id);
        return new MessageDetail(
                id,
                row.getString("source"),
                row.getString("transport"),
                Column.instant(row, "received"),
                row.getString("content_type"),
                row.getString("file_name"),
                row.getString("control_id"),
                row.getString("sha256"),
                row.getLong("size"),
                row.getString("edited_from"),
                row.getString("edited_by"),
                jdbc.queryForList(REPLACED_BY, String.class, id),
                duplicates(id),
                count == null ? 0 : count,
                records.of(id),
                facts.factsOf(id));
    }

    private List<Instant> duplicates(String id) {
        return jdbc.query(DUPLICATES, (row, number) -> Column.instant(row, "at"), id);
    }
}

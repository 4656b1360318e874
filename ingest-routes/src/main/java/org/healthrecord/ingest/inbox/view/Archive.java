package org.healthrecord.ingest.inbox.view;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.healthrecord.ingest.inbox.schema.Column;
import org.healthrecord.ingest.inbox.schema.Packing;
import org.healthrecord.mapping.port.Payload;
import org.springframework.jdbc.core.JdbcTemplate;

/** The messages as they arrived, byte for byte. */
public final class Archive {
    private static final String FIND =
            "select id, source, transport, control_id, received, content_type, file_name, size, packed from inbox_message where id = ?";

    private final JdbcTemplate jdbc;

    public Archive(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    public boolean holds(String messageId) {
        return !jdbc.queryForList("select id from inbox_message where id = ?", messageId)
                .isEmpty();
    }

    public Optional<ArchivedMessage> find(String messageId) {
        return jdbc.query(FIND, Archive::message, messageId).stream().findFirst();
    }

    /** A message and its bytes. */
    public record ArchivedMessage(
            String id, String source, String transport, String controlId, Instant received, Payload payload) {}

    private static ArchivedMessage message(ResultSet row, int number) throws SQLException {
        byte[] bytes = Packing.unpack(row.getBytes("packed"), row.getInt("size"));
        return new ArchivedMessage(
                row.getString("id"),
                row.getString("source"),
                row.getString("transport"),
                row.getString("control_id"),
                Column.instant(row, "received"),
                new Payload(bytes, row.getString("content_type"), row.getString("file_name")));
    }
}

package org.healthrecord.ingest.inbox.view;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.healthrecord.ingest.inbox.schema.Column;
import org.healthrecord.ingest.inbox.schema.Packing;
import org.healthrecord.ingest.inbox.schema.Where;
import org.healthrecord.ingest.port.RecordState;
import org.healthrecord.mapping.text.Sha256;
import org.springframework.jdbc.core.JdbcTemplate;

/** Goes through what the inbox holds and says it has done. */
public final class Audit {
    private static final Duration LONGEST_WAIT = Duration.ofDays(1);
    private static final String MESSAGES =
            "select id, sha256, size, packed from inbox_message where id > ? and received <= ? order by id limit ?";
    private static final String RECORDS =
            "select message_id, id, selector, state, states_count, received from inbox_record where message_id in (%s) order by id";

    private final JdbcTemplate jdbc;

    public Audit(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * One message.
     *
     * @param intact  whether its bytes are those that were received
     * @param stating the selectors of its records that were settled as stating something to the chart
     * @param overdue the numbers of its records that have waited too long
     */
    public record Message(String id, boolean intact, List<String> stating, List<Long> overdue) {}

    public long messages(Instant until) {
        return Objects.requireNonNull(jdbc.queryForObject(
                "select count(*) from inbox_message where received <= ?", Long.class, Column.time(until)));
    }

    /** The next messages in the order they were received in. */
    public List<Message> after(String id, Instant until, int most) {
        Map<String, Message> found = new LinkedHashMap<>();
        jdbc.query(
                MESSAGES,
                row -> {
                    found.put(row.getString("id"), message(row));
                },
                id,
                Column.time(until),
                most);
        if (!found.isEmpty()) {
            OffsetDateTime since = Column.time(until.minus(LONGEST_WAIT));
            jdbc.query(
                    RECORDS.formatted(Where.marks(found.size())),
                    row -> {
                        record(row, Objects.requireNonNull(found.get(row.getString("message_id"))), since);
                    },
                    found.keySet().toArray());
        }
        return List.copyOf(found.values());
    }

    public Set<String> existing(Collection<String> ids) {
        return ids.isEmpty()
                ? Set.of()
                : new HashSet<>(jdbc.queryForList(
                        "select id from inbox_message where id in (" + Where.marks(ids.size()) + ")",
                        String.class,
                        ids.toArray()));
    }

    private static Message message(ResultSet row) throws SQLException {
        return new Message(row.getString("id"), isIntact(row), new ArrayList<>(), new ArrayList<>());
    }

    private static boolean isIntact(ResultSet row) throws SQLException {
        try {
            byte[] bytes = Packing.unpack(row.getBytes("packed"), row.getInt("size"));
            return Sha256.hex(bytes).equals(row.getString("sha256"));
        } catch (IllegalStateException damaged) {
            return false;
        }
    }

    private static void record(ResultSet row, Message message, OffsetDateTime since) throws SQLException {
        RecordState state = RecordState.valueOf(row.getString("state"));
        if (state == RecordState.STORED && row.getInt("states_count") > 0) {
            message.stating().add(row.getString("selector"));
        }
        if (state.isOpen() && row.getObject("received", OffsetDateTime.class).isBefore(since)) {
            message.overdue().add(row.getLong("id"));
        }
    }
}

package org.healthrecord.admin.message;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.healthrecord.ingest.inbox.replay.RecordFilter;
import org.healthrecord.ingest.inbox.schema.Column;
import org.healthrecord.ingest.inbox.schema.Where;
import org.healthrecord.ingest.port.RecordState;
import org.healthrecord.ingest.port.SourceDirectory;
import org.healthrecord.mapping.port.SourceProfile;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** Finds messages by what their records are. */
public final class MessageQuery {
    private static final String COLUMNS = "select m.id, m.source, m.transport, m.received, m.content_type, m.file_name,"
            + " m.control_id, m.size from inbox_message m where ";
    private static final String NEWEST_FIRST = " order by m.id desc limit ? offset ?";

    /** The first of these that a message's records are in is the message's own. */
    private static final List<RecordState> MOST_IN_NEED_FIRST = List.of(
            RecordState.QUARANTINED, RecordState.RETRY, RecordState.RECEIVED, RecordState.STORED, RecordState.IGNORED);

    private final JdbcTemplate jdbc;
    private final SourceDirectory sources;

    public MessageQuery(JdbcTemplate jdbc, SourceDirectory sources) {
        this.jdbc = jdbc;
        this.sources = sources;
    }

    public RecordFilter filter(MessageSearch search) {
        return search.filter(sources.all().stream().map(SourceProfile::id).toList());
    }

    MessagePage find(MessageSearch search) {
        RecordFilter filter = filter(search);
        Where where = filter.where();
        List<Object> window = List.of(search.limit() + 1, search.offset());
        List<MessagePage.Row> found = jdbc.query(
                COLUMNS + condition(filter, where) + NEWEST_FIRST, MessageQuery::row, where.values(List.of(), window));
        List<MessagePage.Row> page = found.subList(0, Math.min(found.size(), search.limit()));
        int number = search.page() == null ? 0 : Math.max(0, search.page());
        return new MessagePage(withStates(page), number, found.size() > search.limit());
    }

    /** What is rare is looked up first; what is common is found soon by going through the newest messages. */
    private static String condition(RecordFilter filter, Where where) {
        return filter.isRare()
                ? "m.id in (select r.message_id from inbox_record r where " + where.sql() + ")"
                : "exists (select 1 from inbox_record r where r.message_id = m.id and " + where.sql() + ")";
    }

    private record Tally(Map<RecordState, Long> states, String kind, @Nullable String reason) {}

    private List<MessagePage.Row> withStates(List<MessagePage.Row> page) {
        if (page.isEmpty()) {
            return page;
        }
        Map<String, Tally> tallies =
                tallies(page.stream().map(MessagePage.Row::id).toList());
        return page.stream().map(row -> withState(row, tallies.get(row.id()))).toList();
    }

    private Map<String, Tally> tallies(List<String> ids) {
        Map<String, Tally> tallies = new HashMap<>();
        String sql = "select message_id, state, count(*) as n, max(kind) as kind, max(error_reason) as reason"
                + " from inbox_record where message_id in (" + Where.marks(ids.size()) + ") group by message_id, state";
        jdbc.query(
                sql,
                row -> {
                    tallies.merge(row.getString("message_id"), tally(row), MessageQuery::both);
                },
                ids.toArray());
        return tallies;
    }

    private static Tally tally(ResultSet row) throws SQLException {
        Map<RecordState, Long> states = new EnumMap<>(RecordState.class);
        states.put(RecordState.valueOf(row.getString("state")), row.getLong("n"));
        return new Tally(states, row.getString("kind"), row.getString("reason"));
    }

    private static Tally both(Tally one, Tally other) {
        Map<RecordState, Long> states = new EnumMap<>(one.states());
        states.putAll(other.states());
        String kind = one.kind().isEmpty() ? other.kind() : one.kind();
        return new Tally(states, kind, one.reason() == null ? other.reason() : one.reason());
    }

    private static MessagePage.Row withState(MessagePage.Row row, @Nullable Tally tally) {
        if (tally == null) {
            return row;
        }
        RecordState state = MOST_IN_NEED_FIRST.stream()
                .filter(tally.states()::containsKey)
                .findFirst()
                .orElse(row.state());
        return new MessagePage.Row(
                row.id(),
                row.source(),
                row.transport(),
                row.received(),
                row.contentType(),
                row.fileName(),
                row.controlId(),
                row.size(),
                state,
                tally.states(),
                tally.kind(),
                tally.reason());
    }

    private static MessagePage.Row row(ResultSet row, int number) throws SQLException {
        return new MessagePage.Row(
                row.getString("id"),
                row.getString("source"),
                row.getString("transport"),
                Column.instant(row, "received"),
                row.getString("content_type"),
                row.getString("file_name"),
                row.getString("control_id"),
                row.getLong("size"),
                RecordState.RECEIVED,
                Map.of(),
                "",
                null);
    }
}

package org.healthrecord.fhir.chart.assertion;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.healthrecord.mapping.port.MappedRecord;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Which record states what. Most contents are stated once, and then the assertion itself names its record; only where
 * several records state the same does each have a row of its own.
 */
public final class StatingRecords {
    private static final String COLUMNS =
            """
            select a.key_id, a.content_id, a.precedence_at, a.precedence_rank, a.precedence_tie, a.first_at, a.first_rank,
                   a.first_tie, a.message_id, a.selector, a.place from\s""";

    private static final String OF_RECORDS =
            """
            unnest(cast(? as varchar array), cast(? as varchar array)) as w (message_id, selector)
            join %s a on a.message_id = w.message_id and a.selector = w.selector""";

    private static final String INSERT =
            """
            insert into chart_stating (key_id, content_id, message_id, selector, place, precedence_at, precedence_rank,
              precedence_tie, first_at, first_rank, first_tie) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

    private static final String DELETE =
            "delete from chart_stating where key_id = ? and content_id = ? and message_id = ? and selector = ?";

    private final JdbcTemplate jdbc;
    private final ListQueries lists;

    StatingRecords(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
        this.lists = new ListQueries(jdbc);
    }

    /** Everything these records state. */
    List<VersionEvidence> of(Collection<MappedRecord> records) {
        Set<VersionEvidence.Record> names = new LinkedHashSet<>();
        records.forEach(r -> names.add(new VersionEvidence.Record(r.messageId(), r.selector())));
        List<VersionEvidence> stated = new ArrayList<>(select("chart_assertion", " where not a.shared", names));
        stated.addAll(select("chart_stating", "", names));
        return stated;
    }

    private List<VersionEvidence> select(String table, String where, Set<VersionEvidence.Record> records) {
        return jdbc.query(
                COLUMNS + OF_RECORDS.formatted(table) + where,
                (rs, n) -> StatingRecords.standing(rs),
                ListQueries.texts(
                        records.stream().map(VersionEvidence.Record::messageId).toList()),
                ListQueries.texts(
                        records.stream().map(VersionEvidence.Record::selector).toList()));
    }

    /** The records of a message that state anything. */
    public Set<String> selectors(String messageId) {
        return new LinkedHashSet<>(jdbc.queryForList(
                "select selector from chart_assertion where message_id = ? union select selector from chart_stating where message_id = ?",
                String.class,
                messageId,
                messageId));
    }

    /** All statings under these keys, the earliest message first. */
    List<VersionEvidence> under(Collection<UUID> keys) {
        return lists.byIds(
                COLUMNS + ListQueries.THESE
                        + " join chart_stating a on a.key_id = these.id order by a.message_id, a.selector",
                (rs, n) -> standing(rs),
                keys);
    }

    void add(Collection<VersionEvidence> statings) {
        jdbc.batchUpdate(INSERT, statings, 500, (ps, s) -> {
            name(ps, s);
            ps.setString(5, s.place());
            VersionRows.precedence(ps, 6, s.highest());
            VersionRows.precedence(ps, 9, s.first());
        });
    }

    void remove(Collection<VersionEvidence> statings) {
        jdbc.batchUpdate(DELETE, statings, 500, StatingRecords::name);
    }

    private static void name(PreparedStatement ps, VersionEvidence s) throws SQLException {
        ps.setObject(1, s.key());
        ps.setObject(2, s.content());
        ps.setString(3, s.messageId());
        ps.setString(4, s.selector());
    }

    static VersionEvidence standing(ResultSet rs) throws SQLException {
        return new VersionEvidence(
                rs.getObject("key_id", UUID.class),
                rs.getObject("content_id", UUID.class),
                VersionRows.precedence(rs, "precedence"),
                VersionRows.precedence(rs, "first"),
                rs.getString("message_id"),
                rs.getString("selector"),
                rs.getString("place"));
    }
}

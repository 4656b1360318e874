package org.healthrecord.fhir.chart.projection;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.healthrecord.fhir.chart.assertion.ListQueries;
import org.healthrecord.fhir.chart.lists.Danger;
import org.healthrecord.fhir.chart.lists.ListKind;
import org.healthrecord.fhir.chart.lists.Listed;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** What is kept of the facts that current lists name, and which lists are in the FHIR store. */
public final class ListStore {
    private final JdbcTemplate jdbc;

    ListStore(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** By resource id, of those among these facts that are kept. */
    Map<String, Kept> kept(String person, Collection<String> resourceIds) {
        Map<String, Kept> kept = new HashMap<>();
        jdbc.query(
                "select l.resource_id, l.kind, l.content, l.danger from " + ListQueries.TEXTS
                        + " join chart_listed l on l.person_id = ? and l.resource_id = these.id",
                rs -> {
                    kept.put(
                            rs.getString(1),
                            new Kept(ListKind.valueOf(rs.getString(2)), rs.getString(3), rs.getString(4)));
                },
                ListQueries.texts(resourceIds),
                person);
        return kept;
    }

    List<Listed> kept(String person, ListKind kind) {
        return jdbc.query(
                "select content from chart_listed where person_id = ? and kind = ?",
                (rs, n) -> Listed.of(rs.getString(1)),
                person,
                kind.name());
    }

    void remove(String person, Collection<String> resourceIds) {
        jdbc.batchUpdate(
                "delete from chart_listed where person_id = ? and resource_id = ?", resourceIds, 500, (ps, id) -> {
                    ps.setString(1, person);
                    ps.setString(2, id);
                });
    }

    void add(String person, Map<String, Kept> rows) {
        jdbc.batchUpdate(
                "insert into chart_listed (person_id, resource_id, kind, content, danger) values (?, ?, ?, ?, ?)",
                new ArrayList<>(rows.entrySet()),
                500,
                (ps, e) -> {
                    ps.setString(1, person);
                    ps.setString(2, e.getKey());
                    ps.setString(3, e.getValue().kind().name());
                    ps.setString(4, e.getValue().content());
                    ps.setString(5, e.getValue().danger());
                });
    }

    /** The hash of each list of a person as written last. */
    public Map<ListKind, UUID> written(String person) {
        Map<ListKind, UUID> written = new HashMap<>();
        jdbc.query(
                "select kind, content_id from chart_list where person_id = ?",
                rs -> {
                    written.put(ListKind.valueOf(rs.getString(1)), rs.getObject(2, UUID.class));
                },
                person);
        return written;
    }

    /** @param content empty for a list that is no longer stored */
    public void written(String person, ListKind kind, Optional<UUID> content) {
        jdbc.update("delete from chart_list where person_id = ? and kind = ?", person, kind.name());
        content.ifPresent(c -> jdbc.update(
                "insert into chart_list (person_id, kind, content_id) values (?, ?, ?)", person, kind.name(), c));
    }

    /** The keys of everything that a list is made of; none for what is no list of a person. */
    public Set<UUID> keysOf(String listId) {
        for (ListKind kind : ListKind.values()) {
            if (kind.isId(listId)) {
                String person = kind.personOf(listId);
                String kept = kind == ListKind.OTHER_PROBLEMS ? ListKind.PROBLEMS.name() : kind.name();
                return new LinkedHashSet<>(jdbc.queryForList(
                        "select m.key_id from chart_listed l join chart_member m on m.resource_id = l.resource_id"
                                + " where l.person_id = ? and l.kind = ?",
                        UUID.class,
                        person,
                        kept));
            }
        }
        return Set.of();
    }

    /**
     * What is kept of a fact, and for which list.
     *
     * @param danger the name of a {@link Danger}; null for most
     */
    record Kept(ListKind kind, String content, @Nullable String danger) {
        static Kept of(ListKind kind, Listed listed) {
            return new Kept(
                    kind,
                    listed.text(),
                    Danger.of(kind, listed).map(Danger::name).orElse(null));
        }
    }
}

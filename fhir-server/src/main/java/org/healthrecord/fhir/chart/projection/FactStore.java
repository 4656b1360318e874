package org.healthrecord.fhir.chart.projection;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.healthrecord.fhir.chart.assertion.ListQueries;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.support.SqlArrayValue;

/** What the FHIR store holds of each person, and of which keys it is made. */
public final class FactStore {
    private static final RowMapper<StoredFact> ROW = (rs, n) -> new StoredFact(
            rs.getString("resource_id"),
            rs.getString("person_id"),
            rs.getString("type"),
            rs.getObject("content_id", UUID.class),
            rs.getObject("provenance_content_id", UUID.class));

    /** These keys' membership in facts of one person. */
    private static final String MEMBERS =
            ListQueries.THESE + " join chart_member m on m.person_id = ? and m.key_id = these.id";

    private final JdbcTemplate jdbc;
    private final ListQueries lists;

    FactStore(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
        this.lists = new ListQueries(jdbc);
    }

    Map<String, StoredFact> facts(Collection<String> resourceIds) {
        Map<String, StoredFact> facts = new HashMap<>();
        if (!resourceIds.isEmpty()) {
            jdbc.query(
                            "select f.* from " + ListQueries.TEXTS + " join chart_fact f on f.resource_id = these.id",
                            ROW,
                            ListQueries.texts(resourceIds))
                    .forEach(f -> facts.put(f.resourceId(), f));
        }
        return facts;
    }

    public List<StoredFact> factsOf(String person) {
        return jdbc.query("select * from chart_fact where person_id = ? order by resource_id", ROW, person);
    }

    public Optional<StoredFact> fact(String resourceId) {
        return jdbc.query("select * from chart_fact where resource_id = ?", ROW, resourceId).stream()
                .findFirst();
    }

    /** Key to resource id, for all keys that are part of the same facts of this person as one of these. */
    Map<UUID, String> fellows(String person, Collection<UUID> keys) {
        Map<UUID, String> fellows = new HashMap<>();
        lists.eachById(
                "select f.key_id, f.resource_id from " + MEMBERS
                        + " join chart_member f on f.resource_id = m.resource_id",
                rs -> {
                    fellows.put(rs.getObject(1, UUID.class), rs.getString(2));
                },
                keys,
                person);
        return fellows;
    }

    /** Key to resource id, for all keys that are part of a fact of this person. */
    Map<UUID, String> membersOf(String person) {
        Map<UUID, String> members = new HashMap<>();
        jdbc.query(
                "select key_id, resource_id from chart_member where person_id = ?",
                rs -> {
                    members.put(rs.getObject(1, UUID.class), rs.getString(2));
                },
                person);
        return members;
    }

    /** Key to {@code Type/id} of the resource that represents it in this person's chart. */
    Map<UUID, String> referencesOf(String person, Collection<UUID> keys) {
        Map<UUID, String> references = new HashMap<>();
        lists.eachById(
                "select m.key_id, f.type, f.resource_id from " + MEMBERS
                        + " join chart_fact f on f.resource_id = m.resource_id",
                rs -> {
                    references.put(rs.getObject(1, UUID.class), rs.getString(2) + '/' + rs.getString(3));
                },
                keys,
                person);
        return references;
    }

    /** Those of these facts that one of these sources states. */
    public Set<String> statedBy(Collection<String> sources, Collection<String> ids) {
        return new LinkedHashSet<>(jdbc.queryForList(
                "select distinct m.resource_id from unnest(cast(? as varchar array)) as these (id)"
                        + " join chart_member m on m.resource_id = these.id join chart_key k on k.key_id = m.key_id"
                        + " join unnest(cast(? as varchar array)) as asked (source) on asked.source = k.source",
                String.class,
                new SqlArrayValue("varchar", ids.toArray()),
                new SqlArrayValue("varchar", sources.toArray())));
    }

    public Set<UUID> keysOf(String resourceId) {
        return new LinkedHashSet<>(
                jdbc.queryForList("select key_id from chart_member where resource_id = ?", UUID.class, resourceId));
    }

    /** {@code Type/id} of the fact each of these keys is part of, whichever person's it is. */
    public Map<UUID, String> referencesTo(Collection<UUID> keys) {
        Map<UUID, String> references = new HashMap<>();
        lists.eachById(
                "select m.key_id, f.type, f.resource_id from " + ListQueries.THESE
                        + " join chart_member m on m.key_id = these.id join chart_fact f on f.resource_id = m.resource_id",
                rs -> {
                    references.put(rs.getObject(1, UUID.class), rs.getString(2) + '/' + rs.getString(3));
                },
                keys);
        return references;
    }

    public Set<String> people() {
        return new LinkedHashSet<>(
                jdbc.queryForList("select distinct person_id from chart_fact order by person_id", String.class));
    }

    /** Those in whose chart, or whose part of the directory, is something of this source. */
    public Set<String> peopleOf(String source) {
        return new LinkedHashSet<>(jdbc.queryForList(
                """
                select distinct m.person_id from chart_key k join chart_member m on m.key_id = k.key_id
                 where k.source = ? order by m.person_id""",
                String.class,
                source));
    }

    public boolean isPerson(String id) {
        return !jdbc.queryForList("select person_id from chart_fact where person_id = ? limit 1", String.class, id)
                .isEmpty();
    }

    void removeFacts(Collection<String> resourceIds) {
        jdbc.batchUpdate(
                "delete from chart_fact where resource_id = ?", resourceIds, 500, (ps, id) -> ps.setString(1, id));
    }

    /** Facts that are not stored yet. */
    void addFacts(Collection<StoredFact> facts) {
        jdbc.batchUpdate(
                """
                insert into chart_fact (resource_id, person_id, type, content_id, provenance_content_id)
                values (?, ?, ?, ?, ?)""",
                facts,
                500,
                (ps, f) -> {
                    ps.setString(1, f.resourceId());
                    ps.setString(2, f.personId());
                    ps.setString(3, f.type());
                    ps.setObject(4, f.contentId());
                    ps.setObject(5, f.provenanceContentId());
                });
    }

    void removeMembers(String person, Collection<UUID> keys) {
        jdbc.batchUpdate("delete from chart_member where person_id = ? and key_id = ?", keys, 500, (ps, key) -> {
            ps.setString(1, person);
            ps.setObject(2, key);
        });
    }

    /** Keys that are part of no fact of this person yet. */
    void addMembers(String person, Map<UUID, String> members) {
        jdbc.batchUpdate(
                "insert into chart_member (person_id, key_id, resource_id) values (?, ?, ?)",
                members.entrySet(),
                500,
                (ps, e) -> {
                    ps.setString(1, person);
                    ps.setObject(2, e.getKey());
                    ps.setString(3, e.getValue());
                });
    }
}

package org.healthrecord.fhir.chart;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.healthrecord.mapping.Assertion;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;

/**
 * The assertions as the clinics stated them. What is kept of a key is a set of contents, each with its highest
 * precedence: a union that comes out the same in whatever order messages arrive.
 */
final class AssertionStore {
    private static final String SELECT =
            """
            select a.*, k.source, k.type, k.local_key, r.mrn_system, r.mrn
              from chart_assertion a join chart_key k on k.key_id = a.key_id
              left join chart_registration r on r.owner_id = k.owner_id
             where a.key_id in (:keys)""";

    private static final String INSERT =
            """
            insert into chart_assertion (key_id, content_id, precedence_at, precedence_rank, precedence_tie, first_at,
              first_rank, first_tie, message_id, selector, place, stance, patch_mode, cleared, origins, body)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

    private static final String UPDATE =
            """
            update chart_assertion set precedence_at = ?, precedence_rank = ?, precedence_tie = ?, first_at = ?,
              first_rank = ?, first_tie = ?, message_id = ?, selector = ?, place = ?
             where key_id = ? and content_id = ?""";

    private final JdbcTemplate jdbc;
    private final NamedParameterJdbcTemplate named;
    private final VersionRows rows;

    AssertionStore(JdbcTemplate jdbc, ResourceCodec codec) {
        this.jdbc = jdbc;
        this.named = new NamedParameterJdbcTemplate(jdbc);
        this.rows = new VersionRows(codec);
    }

    /**
     * Adds what is new.
     *
     * @return the keys under which another content, or another order of contents, now stands
     */
    Set<UUID> add(Collection<StoredVersion> versions) {
        Map<Standing.Id, Standing> given = new LinkedHashMap<>();
        Map<Standing.Id, StoredVersion> content = new HashMap<>();
        for (StoredVersion v : versions) {
            Standing standing = Standing.of(v);
            given.merge(standing.id(), standing, Standing::and);
            content.putIfAbsent(standing.id(), v);
        }
        Map<Standing.Id, Standing> known = standing(given.keySet());
        List<StoredVersion> inserts = new ArrayList<>();
        List<Standing> updates = new ArrayList<>();
        given.forEach((id, standing) -> {
            StoredVersion version = Objects.requireNonNull(content.get(id));
            Standing stands = known.get(id);
            if (stands == null) {
                inserts.add(version.as(standing));
            } else if (version.assertion().mode() != Assertion.Mode.MENTION
                    && !stands.and(standing).equals(stands)) {
                updates.add(stands.and(standing));
            }
        });
        insertKeys(inserts);
        jdbc.batchUpdate(INSERT, inserts, 200, rows::bind);
        update(updates);
        Set<UUID> changed = new LinkedHashSet<>();
        inserts.forEach(v -> changed.add(v.keyId()));
        updates.forEach(v -> changed.add(v.key()));
        return changed;
    }

    /** Whether these change nothing of what stands: each content is known, and is the only one under its key. */
    boolean saysNothingNew(Collection<StoredVersion> versions) {
        Set<Standing.Id> ids = new LinkedHashSet<>();
        versions.forEach(v -> ids.add(Standing.of(v).id()));
        Set<Standing.Id> known = standing(ids).keySet();
        boolean mentioned = versions.stream().allMatch(v -> v.assertion().mode() == Assertion.Mode.MENTION);
        return known.containsAll(ids) && (mentioned || known.size() == ids.size());
    }

    /** All versions under these keys, by key. */
    Map<UUID, List<StoredVersion>> versionsOf(Collection<UUID> keys) {
        Map<UUID, List<StoredVersion>> byKey = new LinkedHashMap<>();
        for (List<UUID> chunk : Chunks.of(keys)) {
            named.query(SELECT, Map.of("keys", chunk), rows)
                    .forEach(v -> byKey.computeIfAbsent(v.keyId(), k -> new ArrayList<>())
                            .add(v));
        }
        return byKey;
    }

    Set<UUID> keysOfMessage(String messageId) {
        return new LinkedHashSet<>(jdbc.queryForList(
                "select distinct key_id from chart_assertion where message_id = ?", UUID.class, messageId));
    }

    /** What stands under the keys of these ids, without the contents. */
    Map<Standing.Id, Standing> standing(Collection<Standing.Id> ids) {
        Set<UUID> keys = new LinkedHashSet<>();
        ids.forEach(id -> keys.add(id.key()));
        Map<Standing.Id, Standing> found = new HashMap<>();
        for (List<UUID> chunk : Chunks.of(keys)) {
            named.query(
                            """
                            select key_id, content_id, precedence_at, precedence_rank, precedence_tie, first_at, first_rank,
                                   first_tie, message_id, selector, place from chart_assertion where key_id in (:keys)""",
                            Map.of("keys", chunk),
                            (rs, n) -> standing(rs))
                    .forEach(s -> found.put(s.id(), s));
        }
        return found;
    }

    private static Standing standing(ResultSet rs) throws SQLException {
        return new Standing(
                rs.getObject("key_id", UUID.class),
                rs.getObject("content_id", UUID.class),
                VersionRows.precedence(rs, "precedence"),
                VersionRows.precedence(rs, "first"),
                rs.getString("message_id"),
                rs.getString("selector"),
                rs.getString("place"));
    }

    private void insertKeys(List<StoredVersion> versions) {
        Map<UUID, StoredVersion> byKey = new LinkedHashMap<>();
        versions.forEach(v -> byKey.putIfAbsent(v.keyId(), v));
        for (List<UUID> chunk : Chunks.of(byKey.keySet())) {
            byKey.keySet()
                    .removeAll(Set.copyOf(named.queryForList(
                            "select key_id from chart_key where key_id in (:keys)",
                            Map.of("keys", chunk),
                            UUID.class)));
        }
        jdbc.batchUpdate(
                "insert into chart_key (key_id, owner_id, source, type, local_key, block) values (?, ?, ?, ?, ?, null)",
                byKey.values(),
                500,
                (ps, v) -> {
                    ps.setObject(1, v.keyId());
                    ps.setObject(2, Owners.idOf(v.key()));
                    ps.setString(3, v.key().source());
                    ps.setString(4, v.key().type());
                    ps.setString(5, v.key().local());
                });
    }

    private void update(List<Standing> standings) {
        jdbc.batchUpdate(UPDATE, standings, 200, (ps, s) -> {
            VersionRows.precedence(ps, 1, s.highest());
            VersionRows.precedence(ps, 4, s.first());
            ps.setString(7, s.messageId());
            ps.setString(8, s.selector());
            ps.setString(9, s.place());
            ps.setObject(10, s.key());
            ps.setObject(11, s.content());
        });
    }
}

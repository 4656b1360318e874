package org.healthrecord.fhir.chart.assertion;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.healthrecord.fhir.chart.consolidation.Consolidation;
import org.healthrecord.fhir.chart.consolidation.agreement.Fold;
import org.healthrecord.mapping.assertion.Assertion;
import org.healthrecord.mapping.assertion.AssertionKey;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The assertions as the clinics stated them. What is kept of a key is a set of contents, each with its highest
 * precedence: a union that comes out the same in whatever order messages arrive. A record that is mapped again states
 * what its last mapping says, and drops what an earlier one said.
 */
public final class AssertionStore {
    private static final String SELECT = "select a.*, k.source, k.type, k.local_key, r.mrn_system, r.mrn from "
            + ListQueries.THESE
            + " join chart_assertion a on a.key_id = these.id join chart_key k on k.key_id = a.key_id"
            + " left join chart_registration r on r.owner_id = k.owner_id";

    private static final String KNOWN =
            """
            select key_id, content_id, precedence_at, precedence_rank, precedence_tie, first_at, first_rank, first_tie,
                   message_id, selector, place, shared from\s"""
                    + ListQueries.THESE + " join chart_assertion on key_id = these.id";

    private static final String INSERT =
            """
            insert into chart_assertion (key_id, content_id, precedence_at, precedence_rank, precedence_tie, first_at,
              first_rank, first_tie, message_id, selector, place, stance, patch_mode, cleared, origins, body, shared)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

    private static final String UPDATE =
            """
            update chart_assertion set precedence_at = ?, precedence_rank = ?, precedence_tie = ?, first_at = ?,
              first_rank = ?, first_tie = ?, message_id = ?, selector = ?, place = ?
             where key_id = ? and content_id = ?""";

    private final JdbcTemplate jdbc;
    private final ListQueries lists;
    private final VersionRows rows;
    private final StatingRecords statings;

    public AssertionStore(JdbcTemplate jdbc, ResourceCodec codec) {
        this.jdbc = jdbc;
        this.lists = new ListQueries(jdbc);
        this.rows = new VersionRows(codec);
        this.statings = new StatingRecords(jdbc);
    }

    /**
     * Makes these records state exactly these versions.
     *
     * @param retraction what they stated before and now do not
     */
    public ChangedKeys restate(Collection<StoredVersion> versions, Retraction retraction) {
        Set<UUID> changed = retraction.isEmpty() ? new LinkedHashSet<>() : retract(retraction);
        ChangedKeys added = add(versions, retraction.fresh(versions));
        changed.addAll(added.changed());
        return new ChangedKeys(changed, added.firsts());
    }

    /** Deletes what no record states any more; what others also state remains as they state it. */
    private Set<UUID> retract(Retraction retraction) {
        statings.remove(retraction.gone());
        Map<VersionEvidence.Id, List<VersionEvidence>> others =
                statings.under(retraction.keys()).stream().collect(Collectors.groupingBy(VersionEvidence::id));
        Map<VersionEvidence.Id, Known> known = known(retraction.keys());
        Set<VersionEvidence.Id> deletions = new LinkedHashSet<>();
        List<VersionEvidence> updates = new ArrayList<>();
        retraction.byContent().forEach((id, gone) -> {
            VersionEvidence stands = Objects.requireNonNull(known.get(id)).standing();
            Optional<VersionEvidence> rest =
                    others.getOrDefault(id, List.of()).stream().reduce(VersionEvidence::and);
            rest.map(r -> stands.left(gone, r)).filter(r -> !r.equals(stands)).ifPresent(updates::add);
            if (rest.isEmpty()) {
                deletions.add(id);
            }
        });
        delete(deletions);
        update(updates);
        Set<UUID> changed = new LinkedHashSet<>();
        deletions.forEach(id -> changed.add(id.key()));
        updates.forEach(s -> changed.add(s.key()));
        return changed;
    }

    private void delete(Collection<VersionEvidence.Id> ids) {
        jdbc.batchUpdate("delete from chart_assertion where key_id = ? and content_id = ?", ids, 500, (ps, id) -> {
            ps.setObject(1, id.key());
            ps.setObject(2, id.content());
        });
    }

    private ChangedKeys add(Collection<StoredVersion> versions, Map<VersionEvidence.Id, List<VersionEvidence>> fresh) {
        if (fresh.isEmpty()) {
            return new ChangedKeys(Set.of(), Map.of());
        }
        Map<VersionEvidence.Id, StoredVersion> content = new HashMap<>();
        versions.forEach(v -> content.putIfAbsent(new VersionEvidence.Id(v.keyId(), v.contentId()), v));
        Set<UUID> keys = new LinkedHashSet<>();
        fresh.keySet().forEach(id -> keys.add(id.key()));
        Map<VersionEvidence.Id, Known> known = known(keys);
        List<StoredVersion> inserts = new ArrayList<>();
        List<VersionEvidence> updates = new ArrayList<>();
        List<VersionEvidence> shared = new ArrayList<>();
        List<VersionEvidence.Id> nowShared = new ArrayList<>();
        fresh.forEach((id, statings) -> {
            StoredVersion version = Objects.requireNonNull(content.get(id));
            VersionEvidence standing =
                    statings.stream().reduce(VersionEvidence::and).orElseThrow();
            Known stands = known.get(id);
            if (stands == null) {
                boolean several = isSharedFromTheStart(version) || statings.size() > 1;
                inserts.add(version.as(standing, several));
                shared.addAll(several ? statings : List.of());
                return;
            }
            if (!stands.shared()) {
                shared.add(stands.standing());
                nowShared.add(id);
            }
            shared.addAll(statings);
            VersionEvidence both = stands.standing().and(standing);
            if (version.assertion().mode() != Assertion.Mode.MENTION && !both.equals(stands.standing())) {
                updates.add(both);
            }
        });
        Set<UUID> firsts = insertKeys(inserts);
        jdbc.batchUpdate(INSERT, inserts, 200, rows::bind);
        inserts.forEach(rows::keep);
        update(updates);
        share(nowShared);
        statings.add(shared);
        Set<UUID> changed = new LinkedHashSet<>();
        inserts.forEach(v -> changed.add(v.keyId()));
        updates.forEach(v -> changed.add(v.key()));
        return new ChangedKeys(
                changed,
                inserts.stream()
                        .filter(v -> firsts.contains(v.keyId()))
                        .collect(Collectors.groupingBy(StoredVersion::keyId)));
    }

    /**
     * The directory's are stated by many at once, so no writer must have to turn a common row into a shared one then.
     */
    private static boolean isSharedFromTheStart(StoredVersion version) {
        return version.key().registration() == null;
    }

    private void share(List<VersionEvidence.Id> ids) {
        jdbc.batchUpdate(
                "update chart_assertion set shared = true where key_id = ? and content_id = ?", ids, 500, (ps, id) -> {
                    ps.setObject(1, id.key());
                    ps.setObject(2, id.content());
                });
    }

    /** Whether these change nothing stored: each content is known, and is the only one under its key. */
    public boolean saysNothingNew(Collection<StoredVersion> versions) {
        Set<VersionEvidence.Id> ids = new LinkedHashSet<>();
        versions.forEach(v -> ids.add(VersionEvidence.of(v).id()));
        Set<UUID> keys = new LinkedHashSet<>();
        ids.forEach(id -> keys.add(id.key()));
        Set<VersionEvidence.Id> known = known(keys).keySet();
        boolean mentioned = versions.stream().allMatch(v -> v.assertion().mode() == Assertion.Mode.MENTION);
        return known.containsAll(ids) && (mentioned || known.size() == ids.size());
    }

    /** All versions under these keys, by key. */
    public Map<UUID, List<StoredVersion>> versionsOf(Collection<UUID> keys) {
        Map<UUID, List<StoredVersion>> byKey = new LinkedHashMap<>();
        lists.byIds(SELECT, rows, keys).forEach(v -> byKey.computeIfAbsent(v.keyId(), k -> new ArrayList<>())
                .add(v));
        return byKey;
    }

    public StatingRecords statings() {
        return statings;
    }

    public List<String> messages(String after, int most) {
        return jdbc.queryForList(
                "select message_id from chart_assertion where message_id > ? group by message_id order by message_id limit ?",
                String.class,
                after,
                most);
    }

    public Set<UUID> keysOfMessage(String messageId) {
        return new LinkedHashSet<>(jdbc.queryForList(
                "select distinct key_id from chart_assertion where message_id = ?", UUID.class, messageId));
    }

    /**
     * The current versions, without the content.
     *
     * @param shared whether several records state it
     */
    private record Known(VersionEvidence standing, boolean shared) {}

    private Map<VersionEvidence.Id, Known> known(Collection<UUID> keys) {
        Map<VersionEvidence.Id, Known> found = new HashMap<>();
        lists.byIds(KNOWN, (rs, n) -> new Known(StatingRecords.standing(rs), rs.getBoolean("shared")), keys)
                .forEach(k -> found.put(k.standing().id(), k));
        return found;
    }

    /** Returns those that were not there yet. */
    private Set<UUID> insertKeys(List<StoredVersion> versions) {
        Map<UUID, StoredVersion> byKey = new LinkedHashMap<>();
        versions.forEach(v -> byKey.putIfAbsent(v.keyId(), v));
        byKey.keySet()
                .removeAll(Set.copyOf(lists.keysByIds(
                        "select key_id from " + ListQueries.THESE + " join chart_key on key_id = these.id",
                        byKey.keySet())));
        jdbc.batchUpdate(
                "insert into chart_key (key_id, owner_id, source, type, local_key, block) values (?, ?, ?, ?, ?, ?)",
                byKey.values(),
                500,
                (ps, v) -> {
                    ps.setObject(1, v.keyId());
                    ps.setObject(2, Owners.idOf(v.key()));
                    ps.setString(3, v.key().source());
                    ps.setString(4, v.key().type());
                    ps.setString(5, v.key().local());
                    ps.setString(6, blockOf(v));
                });
        insertConsents(byKey.values().stream()
                .map(StoredVersion::key)
                .filter(key -> key.type().equals("Consent") && key.source().equals(Owners.PORTAL))
                .toList());
        return byKey.keySet();
    }

    /** What people state of who is shown what is found without looking through all else. */
    private void insertConsents(List<AssertionKey> keys) {
        if (!keys.isEmpty()) {
            jdbc.batchUpdate("insert into chart_consent (key_id, owner_id) values (?, ?)", keys, 500, (ps, key) -> {
                ps.setObject(1, UUID.fromString(key.id()));
                ps.setObject(2, Owners.idOf(key));
            });
        }
    }

    /** Where it is filed if its key has no other content, as with nearly all; the filings correct the rest. */
    private static @Nullable String blockOf(StoredVersion version) {
        return Fold.fold(List.of(version.statement()))
                .map(stands -> Consolidation.filing(stands).block())
                .orElse(null);
    }

    private void update(List<VersionEvidence> standings) {
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

package org.healthrecord.fhir.identity.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.healthrecord.fhir.identity.score.BlockingKey;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Table identity_blocking_key: who is compared with whom. */
public final class BlockingTable {
    /** Values one statement takes, a multiple of three. */
    private static final int CELLS = 6000;

    private final JdbcClient jdbc;

    public BlockingTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param proposedBy the kinds of the keys the two share */
    public record Candidate(RegistrationRow row, String proposedBy) {}

    /**
     * @param keys  by registration id
     * @param known the ids that may have keys already
     */
    public void replace(Map<Long, ? extends Collection<BlockingKey>> keys, Collection<Long> known) {
        if (!known.isEmpty()) {
            jdbc.sql("delete from identity_blocking_key where registration_id in (:ids)")
                    .param("ids", known)
                    .update();
        }
        List<Object> cells = new ArrayList<>();
        keys.forEach((id, all) -> {
            Map<Long, BlockingKey> distinct = new LinkedHashMap<>();
            all.forEach(k -> distinct.putIfAbsent(k.hash(), k));
            distinct.values().forEach(k -> cells.addAll(List.of(k.hash(), id, k.kind())));
        });
        for (int from = 0; from < cells.size(); from += CELLS) {
            insert(cells.subList(from, Math.min(from + CELLS, cells.size())));
        }
    }

    private void insert(List<Object> cells) {
        String rows = String.join(", ", Collections.nCopies(cells.size() / 3, "(?, ?, ?)"));
        jdbc.sql("insert into identity_blocking_key (key_hash, registration_id, kind) values " + rows)
                .params(cells)
                .update();
    }

    /** Who shares a key with whom: by the id of the one that asks, each other with the kinds of the keys they share. */
    public Map<Long, List<Candidate>> candidates(Map<Long, ? extends Collection<BlockingKey>> keys) {
        Map<Long, Set<Long>> asking = new HashMap<>();
        keys.forEach((id, all) -> all.forEach(
                k -> asking.computeIfAbsent(k.hash(), h -> new TreeSet<>()).add(id)));
        Map<Long, RegistrationRow> rows = new HashMap<>();
        Map<Long, SortedMap<Long, Set<String>>> kinds = new TreeMap<>();
        for (List<Long> hashes : parts(List.copyOf(asking.keySet()))) {
            jdbc.sql("select r.id, r.source, r.mrn_system, r.mrn, r.person_id, r.demographics, k.kind, k.key_hash"
                            + " from identity_blocking_key k join identity_registration r on r.id = k.registration_id"
                            + " where k.key_hash in (:hashes)")
                    .param("hashes", hashes)
                    .query(rs -> {
                        RegistrationRow row = RegistrationTable.row(rs, 0);
                        rows.putIfAbsent(row.id(), row);
                        String kind = rs.getString("kind");
                        asking.getOrDefault(rs.getLong("key_hash"), Set.of()).stream()
                                .filter(id -> id != row.id())
                                .forEach(id -> kinds.computeIfAbsent(id, i -> new TreeMap<>())
                                        .computeIfAbsent(row.id(), i -> new TreeSet<>())
                                        .add(kind));
                    });
        }
        Map<Long, List<Candidate>> candidates = new TreeMap<>();
        kinds.forEach((id, others) -> candidates.put(
                id,
                others.entrySet().stream()
                        .map(e -> new Candidate(
                                Objects.requireNonNull(rows.get(e.getKey())), String.join(" ", e.getValue())))
                        .toList()));
        return candidates;
    }

    private static List<List<Long>> parts(List<Long> all) {
        List<List<Long>> parts = new ArrayList<>();
        for (int from = 0; from < all.size(); from += CELLS) {
            parts.add(all.subList(from, Math.min(from + CELLS, all.size())));
        }
        return parts;
    }
}

package org.healthrecord.fhir.identity.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.healthrecord.fhir.identity.score.BlockingKey;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Table identity_blocking_key: who is compared with whom. */
public final class BlockingTable {
    private final JdbcClient jdbc;

    public BlockingTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param proposedBy the kinds of the keys the two share */
    public record Candidate(RegistrationRow row, String proposedBy) {}

    public void replace(long id, Collection<BlockingKey> keys) {
        jdbc.sql("delete from identity_blocking_key where registration_id = ?")
                .param(id)
                .update();
        Map<Long, BlockingKey> distinct = new LinkedHashMap<>();
        keys.forEach(k -> distinct.putIfAbsent(k.hash(), k));
        if (distinct.isEmpty()) {
            return;
        }
        String rows = String.join(", ", Collections.nCopies(distinct.size(), "(?, ?, ?)"));
        List<Object> values = new ArrayList<>();
        distinct.values().forEach(k -> values.addAll(List.of(k.hash(), id, k.kind())));
        jdbc.sql("insert into identity_blocking_key (key_hash, registration_id, kind) values " + rows)
                .params(values)
                .update();
    }

    public List<Candidate> candidates(long id, Collection<BlockingKey> keys) {
        if (keys.isEmpty()) {
            return List.of();
        }
        Map<Long, RegistrationRow> rows = new LinkedHashMap<>();
        Map<Long, TreeSet<String>> kinds = new LinkedHashMap<>();
        jdbc.sql("select r.id, r.source, r.mrn_system, r.mrn, r.person_id, r.demographics, k.kind"
                        + " from identity_blocking_key k join identity_registration r on r.id = k.registration_id"
                        + " where k.key_hash in (:hashes) and k.registration_id <> :id")
                .param("hashes", keys.stream().map(BlockingKey::hash).distinct().toList())
                .param("id", id)
                .query((rs, n) -> {
                    RegistrationRow row = RegistrationTable.row(rs, n);
                    rows.put(row.id(), row);
                    return kinds.computeIfAbsent(row.id(), k -> new TreeSet<>()).add(rs.getString("kind"));
                })
                .list();
        return rows.values().stream()
                .map(r -> new Candidate(r, String.join(" ", kinds.getOrDefault(r.id(), new TreeSet<>()))))
                .toList();
    }
}

package org.healthrecord.fhir.identity.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.healthrecord.fhir.identity.score.SharedValues;
import org.healthrecord.fhir.identity.score.SharedValues.Kind;
import org.healthrecord.fhir.identity.score.SharedValues.Use;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Tables identity_value_use and identity_shared_value: which values many names share. Kept up with each registration,
 * so that asking costs one look-up. Only the few uses of a value that is not yet a shared one are counted again.
 */
public final class SharedValueTable {
    private final JdbcClient jdbc;

    public SharedValueTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Row(long registration, Use use) {}

    /**
     * Takes in what registrations use now.
     *
     * @param uses  by registration id
     * @param known the ids that may have had uses before
     * @return registrations that use a value which has become a shared one by that, or is none any more
     */
    public Set<Long> replace(Map<Long, Set<Use>> uses, Collection<Long> known) {
        Set<Row> before = new LinkedHashSet<>(known.isEmpty() ? List.of() : rows(known));
        Set<Row> now = new LinkedHashSet<>();
        uses.forEach((id, all) -> all.forEach(u -> now.add(new Row(id, u))));
        Set<Row> gone = new LinkedHashSet<>(before);
        gone.removeAll(now);
        now.removeAll(before);
        gone.forEach(this::delete);
        insert(List.copyOf(now));
        return usersOf(assess(gone, now));
    }

    private List<Row> rows(Collection<Long> ids) {
        return jdbc.sql("select registration_id, kind, value_hash, name_hash from identity_value_use"
                        + " where registration_id in (:ids)")
                .param("ids", ids)
                .query((rs, n) ->
                        new Row(rs.getLong(1), new Use(Kind.valueOf(rs.getString(2)), rs.getLong(3), rs.getLong(4))))
                .list();
    }

    private void delete(Row row) {
        jdbc.sql("delete from identity_value_use where value_hash = ? and name_hash = ? and registration_id = ?")
                .params(row.use().value(), row.use().name(), row.registration())
                .update();
    }

    private void insert(List<Row> rows) {
        if (rows.isEmpty()) {
            return;
        }
        List<Object> cells = new ArrayList<>();
        rows.forEach(r -> cells.addAll(List.of(
                r.use().value(),
                r.use().name(),
                r.registration(),
                r.use().kind().name())));
        jdbc.sql("insert into identity_value_use (value_hash, name_hash, registration_id, kind) values "
                        + String.join(", ", Collections.nCopies(rows.size(), "(?, ?, ?, ?)")))
                .params(cells)
                .update();
    }

    /**
     * Updates the marks of the values; answers those whose mark has changed. A shared value that gains a name stays
     * one.
     */
    private Set<Long> assess(Set<Row> gone, Set<Row> added) {
        Map<Long, Kind> kinds = new HashMap<>();
        gone.forEach(r -> kinds.put(r.use().value(), r.use().kind()));
        added.forEach(r -> kinds.put(r.use().value(), r.use().kind()));
        Set<Long> before = marked(kinds.keySet());
        Set<Long> open = new HashSet<>(kinds.keySet());
        Set<Long> losing = new HashSet<>();
        gone.forEach(r -> losing.add(r.use().value()));
        open.removeIf(v -> before.contains(v) && !losing.contains(v));
        Map<Long, Integer> names = names(open);
        Set<Long> changed = new TreeSet<>();
        for (long value : open) {
            Kind kind = kinds.getOrDefault(value, Kind.PHONE);
            boolean shared = names.getOrDefault(value, 0) >= kind.names();
            if (shared != before.contains(value)) {
                changed.add(value);
                mark(value, shared);
            }
        }
        return changed;
    }

    private Map<Long, Integer> names(Set<Long> values) {
        Map<Long, Integer> names = new HashMap<>();
        if (!values.isEmpty()) {
            jdbc.sql(
                            "select value_hash, count(distinct name_hash) from identity_value_use where value_hash in (:values)"
                                    + " group by value_hash")
                    .param("values", values)
                    .query(rs -> {
                        names.put(rs.getLong(1), rs.getInt(2));
                    });
        }
        return names;
    }

    private void mark(long value, boolean shared) {
        jdbc.sql(
                        shared
                                ? "insert into identity_shared_value (value_hash) values (?)"
                                : "delete from identity_shared_value where value_hash = ?")
                .param(value)
                .update();
    }

    private Set<Long> usersOf(Set<Long> values) {
        return values.isEmpty()
                ? Set.of()
                : new TreeSet<>(jdbc.sql(
                                "select distinct registration_id from identity_value_use where value_hash in (:values)")
                        .param("values", values)
                        .query(Long.class)
                        .list());
    }

    /** Which of the values are shared. */
    public SharedValues among(Set<Long> values) {
        return values.isEmpty() ? SharedValues.NONE : new SharedValues(marked(values));
    }

    private Set<Long> marked(Set<Long> values) {
        return values.isEmpty()
                ? Set.of()
                : new HashSet<>(jdbc.sql("select value_hash from identity_shared_value where value_hash in (:values)")
                        .param("values", values)
                        .query(Long.class)
                        .list());
    }
}

package org.healthrecord.access.audit.view;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.healthrecord.access.audit.event.Entry;
import org.healthrecord.access.audit.event.Kind;
import org.healthrecord.access.audit.write.EventTable;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** Finds entries, the latest first. Asks nobody whether they may be shown. */
public final class AuditView {
    private final JdbcTemplate jdbc;

    public AuditView(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
    }

    /** @param total how many there are without {@link AuditSearch#count} */
    public record Page(List<Entry> entries, long total) {}

    public Page find(AuditSearch search) {
        List<Object> values = new ArrayList<>();
        String where = where(search, values);
        Long total = jdbc.queryForObject("select count(*)" + where, Long.class, values.toArray());
        values.add(search.offset());
        values.add(search.count());
        List<Entry> entries = jdbc.query(
                "select a.*" + where + " order by a.time desc, a.chain desc, a.number desc"
                        + " offset ? rows fetch next ? rows only",
                EventTable.ENTRY,
                values.toArray());
        return new Page(entries, total == null ? 0 : total);
    }

    public Optional<Entry> one(String chain, long number) {
        return jdbc
                .query("select * from access_audit where chain = ? and number = ?", EventTable.ENTRY, chain, number)
                .stream()
                .findFirst();
    }

    private static String where(AuditSearch search, List<Object> values) {
        List<String> conditions = new ArrayList<>();
        String from = " from access_audit a";
        String person = search.person();
        if (person != null) {
            from += " join access_audit_person p on p.chain = a.chain and p.number = a.number and p.time = a.time";
            conditions.add("p.person = ?");
            values.add(person);
        }
        String time = person == null ? "a.time" : "p.time";
        add(conditions, values, time + " >= ?", search.from());
        add(conditions, values, time + " < ?", search.until());
        add(conditions, values, "a.agent = ?", search.agent());
        add(conditions, values, "a.action = ?", search.action());
        in(conditions, values, "a.kind", search.kinds());
        in(conditions, values, "a.outcome", search.outcomes());
        if (search.kinds().isEmpty()) {
            conditions.add("a.kind <> '" + Kind.SERVICE + "'");
        }
        return from + " where " + String.join(" and ", conditions);
    }

    private static void add(List<String> conditions, List<Object> values, String condition, @Nullable Object value) {
        if (value != null) {
            conditions.add(condition);
            values.add(value instanceof Instant time ? EventTable.time(time) : value);
        }
    }

    private static void in(List<String> conditions, List<Object> values, String column, List<? extends Enum<?>> names) {
        if (!names.isEmpty()) {
            conditions.add(column + names.stream().map(n -> "?").collect(Collectors.joining(", ", " in (", ")")));
            names.forEach(name -> values.add(name.name()));
        }
    }
}

package org.healthrecord.fhir.store.read;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.healthrecord.fhir.chart.lists.ListKind;
import org.healthrecord.fhir.store.type.ChartTypes;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;

/**
 * Many resources as they are stored, with whose they are, in the order of their keys: a page of keys by one statement, its
 * texts by one more.
 */
@Component
public class BulkRows {
    private static final String DIRECTORY = "directory";

    /** By the key alone: with more conditions a database may sort all that is left for each page. */
    private static final String AFTER =
            """
            select r.res_id, r.res_type, r.res_updated, r.res_deleted_at from hfj_resource r
            where r.res_id > ? order by r.res_id limit ?""";

    private static final String ROWS =
            """
            select r.res_id, r.res_type, r.fhir_id, v.res_ver, v.res_updated, f.person_id, r.res_published, %s
            from unnest(cast(? as bigint array)) as these (id) join hfj_resource r on r.res_id = these.id
            join hfj_res_ver v on v.res_id = r.res_id and v.res_ver = r.res_ver
            left join chart_fact f on f.resource_id =
              case when r.res_type = 'Provenance' then substring(r.fhir_id, 4) else r.fhir_id end
            where r.res_deleted_at is null and v.res_text_vc is not null
            order by r.res_id""";

    private static final String BY_ID =
            """
            select r.res_id from unnest(cast(? as varchar array)) as these (id)
            join hfj_resource r on r.fhir_id = these.id where r.res_deleted_at is null and r.res_updated >= ?
            and r.res_type = any(cast(? as varchar array))""";

    private static final String FACTS_OF =
            """
            select f.resource_id from unnest(cast(? as varchar array)) as these (id)
            join chart_fact f on f.person_id = these.id""";

    private static final String NAMED_BY =
            """
            select distinct d.target_resource_id from unnest(cast(? as bigint array)) as these (id)
            join hfj_res_link d on d.src_resource_id = these.id where d.target_resource_type = any(cast(? as varchar array))""";

    private static final String DELETED =
            """
            select r.res_id, r.res_type, r.fhir_id from hfj_resource r
            where r.res_id > ? and r.res_deleted_at >= ? and r.res_ver > 1 and r.res_published < r.res_deleted_at
            and r.res_type = any(cast(? as varchar array)) order by r.res_id limit ?""";

    private final JdbcTemplate jdbc;
    private final StoredText text;
    private final String rows;

    BulkRows(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.text = StoredText.in(dataSource);
        this.rows = ROWS.formatted(text.columns());
    }

    /**
     * A resource as stored.
     *
     * @param version 0 for what has none
     * @param owner the person whose it is; null for what belongs to no patient
     */
    public record Row(
            long pid,
            String type,
            String id,
            long version,
            Instant updated,
            Instant published,
            String json,
            @Nullable String owner) {

        /** The same with less in it. */
        public Row with(String less) {
            return new Row(pid, type, id, version, updated, published, less, owner);
        }
    }

    /** What is there no more. */
    public record Gone(long pid, String type, String id) {}

    /** A key, and whether there is a resource under it now. */
    public record Key(long pid, String type, Instant updated, boolean standing) {}

    /** The next keys behind one. */
    public List<Key> after(long pid, int most) {
        return jdbc.query(
                AFTER,
                (row, n) -> new Key(
                        row.getLong(1), row.getString(2), row.getTimestamp(3).toInstant(), row.getTimestamp(4) == null),
                pid,
                most);
    }

    /** How many resources of these types changed since a time. */
    public long count(Collection<String> types, Instant since) {
        Long count = jdbc.queryForObject(
                "select count(*) from hfj_resource r where r.res_deleted_at is null and r.res_updated >= ?"
                        + " and r.res_type = any(cast(? as varchar array))",
                Long.class,
                timestamp(since),
                texts(types));
        return count == null ? 0 : count;
    }

    /** The keys of what these ids name. */
    public List<Long> named(Collection<String> ids, Collection<String> types, Instant since) {
        return jdbc.queryForList(BY_ID, Long.class, texts(ids), timestamp(since), texts(types));
    }

    /** The ids of the resources that make up these persons' charts, without what charts share. */
    public Set<String> idsOf(Collection<String> persons) {
        Set<String> ids = new LinkedHashSet<>(persons);
        for (String fact : jdbc.queryForList(FACTS_OF, String.class, texts(persons))) {
            ids.add(fact);
            ids.add("pv-" + fact);
        }
        for (ListKind kind : ListKind.values()) {
            persons.forEach(person -> ids.add(kind.id(person)));
        }
        return ids;
    }

    /** The keys of the shared resources that these name. */
    public List<Long> sharedBy(Collection<Long> pids) {
        return jdbc.queryForList(
                NAMED_BY, Long.class, new SqlArrayValue("bigint", pids.toArray()), texts(ChartTypes.sharedNames()));
    }

    /** In the order of their keys; what has been deleted meanwhile is left out. */
    public List<Row> rows(Collection<Long> pids) {
        return jdbc.query(rows, this::row, new SqlArrayValue("bigint", pids.toArray()));
    }

    /** The next resources that were there and have been deleted since a time. */
    public List<Gone> deleted(long pid, Collection<String> types, Instant since, int most) {
        return jdbc.query(
                DELETED,
                (row, n) -> new Gone(row.getLong(1), row.getString(2), row.getString(3)),
                pid,
                timestamp(since),
                texts(types),
                most);
    }

    private Row row(ResultSet row, int number) throws SQLException {
        String type = row.getString(2);
        String id = row.getString(3);
        return new Row(
                row.getLong(1),
                type,
                id,
                row.getLong(4),
                row.getTimestamp(5).toInstant(),
                row.getTimestamp(7).toInstant(),
                text.of(row, 8),
                owner(type, id, row.getString(6)));
    }

    private static @Nullable String owner(String type, String id, @Nullable String ofFact) {
        if (ofFact != null) {
            return ofFact.equals(DIRECTORY) ? null : ofFact;
        }
        if (type.equals("List")) {
            return ListKind.ownerOf(id).orElse(null);
        }
        return type.equals("Patient") ? id : null;
    }

    private static Timestamp timestamp(Instant since) {
        return Timestamp.from(since.isBefore(Instant.EPOCH) ? Instant.EPOCH : since);
    }

    private static SqlArrayValue texts(Collection<String> texts) {
        return new SqlArrayValue("varchar", texts.toArray());
    }
}

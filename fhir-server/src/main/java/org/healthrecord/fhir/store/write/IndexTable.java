package org.healthrecord.fhir.store.write;

import ca.uhn.fhir.jpa.model.entity.BaseResourceIndexedSearchParam;
import ca.uhn.fhir.jpa.searchparam.extractor.ResourceIndexedSearchParams;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.healthrecord.fhir.store.schema.Database;
import org.springframework.jdbc.core.JdbcTemplate;

/** One of HAPI's tables of search parameters, written with as little as HAPI's own optimized form writes. */
final class IndexTable<T extends BaseResourceIndexedSearchParam> {
    private static final int COMMON = 4;
    private static final int BATCH = 1000;

    private final JdbcTemplate jdbc;
    private final RowIds ids;
    private final String insert;
    private final Function<ResourceIndexedSearchParams, Collection<T>> of;
    private final Values<T> values;

    /** Binds what this table alone has. */
    interface Values<T> {
        void bind(PreparedStatement ps, int from, T row) throws SQLException;
    }

    IndexTable(
            JdbcTemplate jdbc,
            Database database,
            String name,
            List<String> columns,
            Function<ResourceIndexedSearchParams, Collection<T>> of,
            Values<T> values) {
        this.jdbc = jdbc;
        this.ids = new RowIds(jdbc, database, "SEQ_SPIDX_" + name);
        this.insert = "insert into hfj_spidx_" + name + " (sp_id, res_id, hash_identity, sp_missing, "
                + String.join(", ", columns) + ") values (?, ?, ?, ?" + ", ?".repeat(columns.size()) + ")";
        this.of = of;
        this.values = values;
    }

    void insert(List<PendingResource> drafts) {
        List<Row<T>> rows = new ArrayList<>();
        drafts.forEach(
                draft -> of.apply(draft.index()).forEach(parameter -> rows.add(new Row<>(draft.pid(), parameter))));
        ids.prepare(rows.size());
        jdbc.batchUpdate(insert, rows, BATCH, (ps, row) -> {
            ps.setLong(1, ids.next());
            ps.setLong(2, row.resource());
            ps.setObject(3, row.parameter().getHashIdentity(), Types.BIGINT);
            ps.setBoolean(COMMON, row.parameter().isMissing());
            values.bind(ps, COMMON + 1, row.parameter());
        });
    }

    private record Row<T>(long resource, T parameter) {}
}

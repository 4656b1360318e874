package org.healthrecord.fhir.store.write;

import ca.uhn.fhir.jpa.cache.IResourceTypeCacheSvc;
import ca.uhn.fhir.jpa.model.entity.ResourceIndexedSearchParamDate;
import ca.uhn.fhir.jpa.model.entity.ResourceIndexedSearchParamString;
import ca.uhn.fhir.jpa.model.entity.ResourceIndexedSearchParamToken;
import ca.uhn.fhir.jpa.model.entity.ResourceIndexedSearchParamUri;
import ca.uhn.fhir.jpa.model.entity.ResourceLink;
import ca.uhn.fhir.jpa.searchparam.extractor.ResourceIndexedSearchParams;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.healthrecord.fhir.store.schema.Database;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** What HAPI searches by: its tables of strings, tokens, dates and URIs, and of references. */
final class IndexRows {
    private static final int BATCH = 1000;
    private static final List<String> OLD = List.of(
            "hfj_spidx_string where res_id = ?",
            "hfj_spidx_token where res_id = ?",
            "hfj_spidx_date where res_id = ?",
            "hfj_spidx_uri where res_id = ?",
            "hfj_res_link where src_resource_id = ?");

    private static final String INSERT_LINK =
            """
            insert into hfj_res_link (pid, src_path, src_resource_id, source_resource_type, src_res_type_id,
              target_resource_id, target_resource_type, target_res_type_id, target_resource_url, sp_updated)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

    private final JdbcTemplate jdbc;
    private final IResourceTypeCacheSvc types;
    private final List<IndexTable<?>> tables;
    private final RowIds linkIds;

    IndexRows(JdbcTemplate jdbc, Database database, IResourceTypeCacheSvc types) {
        this.jdbc = jdbc;
        this.types = types;
        this.tables = List.of(
                new IndexTable<>(
                        jdbc,
                        database,
                        "string",
                        List.of("hash_norm_prefix", "sp_value_normalized", "hash_exact", "sp_value_exact"),
                        index -> index.myStringParams,
                        IndexRows::string),
                new IndexTable<>(
                        jdbc,
                        database,
                        "token",
                        List.of("hash_sys", "hash_sys_and_value", "hash_value", "sp_system", "sp_value"),
                        index -> index.myTokenParams,
                        IndexRows::token),
                new IndexTable<>(
                        jdbc,
                        database,
                        "date",
                        List.of(
                                "sp_value_low",
                                "sp_value_low_date_ordinal",
                                "sp_value_high",
                                "sp_value_high_date_ordinal"),
                        index -> index.myDateParams,
                        IndexRows::date),
                new IndexTable<>(
                        jdbc,
                        database,
                        "uri",
                        List.of("hash_uri", "sp_uri"),
                        index -> index.myUriParams,
                        IndexRows::uri));
        this.linkIds = new RowIds(jdbc, database, "SEQ_RESLINK_ID");
    }

    /** Whether everything an index holds has its place in these tables. */
    static boolean covers(ResourceIndexedSearchParams index) {
        return index.myNumberParams.isEmpty()
                && index.myQuantityParams.isEmpty()
                && index.myQuantityNormalizedParams.isEmpty()
                && index.myCoordsParams.isEmpty()
                && index.myComboStringUniques.isEmpty()
                && index.myComboTokenNonUnique.isEmpty()
                && index.mySearchParamPresentEntities.isEmpty();
    }

    void write(List<PendingResource> drafts, Date now) {
        clear(drafts.stream()
                .filter(draft -> draft.before() != null && draft.before().live())
                .toList());
        tables.forEach(table -> table.insert(drafts));
        links(drafts, new Timestamp(now.getTime()));
    }

    private void clear(List<PendingResource> standing) {
        if (!standing.isEmpty()) {
            OLD.forEach(rows -> jdbc.batchUpdate(
                    "delete from " + rows, standing, BATCH, (ps, draft) -> ps.setLong(1, draft.pid())));
        }
    }

    private void links(List<PendingResource> drafts, Timestamp at) {
        List<ResourceLink> links = new ArrayList<>();
        drafts.forEach(draft -> links.addAll(draft.index().myLinks));
        linkIds.prepare(links.size());
        jdbc.batchUpdate(INSERT_LINK, links, BATCH, (ps, link) -> {
            ps.setLong(1, linkIds.next());
            ps.setString(2, link.getSourcePath());
            ps.setLong(3, link.getSourceResource().getId().getId());
            ps.setString(4, link.getSourceResourceType());
            ps.setObject(5, link.getSourceResourceTypeId(), Types.SMALLINT);
            ps.setObject(6, link.getTargetResourcePid(), Types.BIGINT);
            ps.setString(7, link.getTargetResourceType());
            ps.setObject(8, typeOf(link), Types.SMALLINT);
            ps.setString(9, link.getTargetResourceUrl());
            ps.setTimestamp(10, at);
        });
    }

    /** HAPI leaves it to Hibernate to fill in, from a row this program does not give it. */
    private Short typeOf(ResourceLink link) {
        return types.getResourceTypeId(link.getTargetResourceType());
    }

    private static void string(PreparedStatement ps, int at, ResourceIndexedSearchParamString row) throws SQLException {
        ps.setObject(at, row.getHashNormalizedPrefix(), Types.BIGINT);
        ps.setString(at + 1, row.getValueNormalized());
        ps.setObject(at + 2, row.getHashExact(), Types.BIGINT);
        ps.setString(at + 3, row.getValueExact());
    }

    private static void token(PreparedStatement ps, int at, ResourceIndexedSearchParamToken row) throws SQLException {
        ps.setObject(at, row.getHashSystem(), Types.BIGINT);
        ps.setObject(at + 1, row.getHashSystemAndValue(), Types.BIGINT);
        ps.setObject(at + 2, row.getHashValue(), Types.BIGINT);
        ps.setString(at + 3, row.getSystem());
        ps.setString(at + 4, row.getValue());
    }

    private static void date(PreparedStatement ps, int at, ResourceIndexedSearchParamDate row) throws SQLException {
        ps.setTimestamp(at, time(row.getValueLow()));
        ps.setObject(at + 1, row.getValueLowDateOrdinal(), Types.INTEGER);
        ps.setTimestamp(at + 2, time(row.getValueHigh()));
        ps.setObject(at + 3, row.getValueHighDateOrdinal(), Types.INTEGER);
    }

    private static void uri(PreparedStatement ps, int at, ResourceIndexedSearchParamUri row) throws SQLException {
        ps.setObject(at, row.getHashUri(), Types.BIGINT);
        ps.setString(at + 1, row.getUri());
    }

    private static @Nullable Timestamp time(@Nullable Date date) {
        return date == null ? null : new Timestamp(date.getTime());
    }
}

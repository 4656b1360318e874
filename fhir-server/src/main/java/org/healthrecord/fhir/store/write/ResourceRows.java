package org.healthrecord.fhir.store.write;

import ca.uhn.fhir.jpa.model.entity.ResourceTable;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.healthrecord.fhir.store.schema.Database;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.SqlArrayValue;

/** HAPI's {@code hfj_resource}, and {@code hfj_res_ver} with the one version it keeps of each resource. */
public final class ResourceRows {
    private static final int BATCH = 500;
    private static final int INDEXED = 0;

    private static final String FIND = "select " + StoreRow.COLUMNS
            + " from unnest(cast(? as varchar array)) as these (id) join hfj_resource on fhir_id = these.id";

    private static final String INSERT =
            """
            insert into hfj_resource (res_deleted_at, res_published, res_updated, res_ver, hash_sha256, sp_index_status,
              sp_has_links, sp_date_present, sp_string_present, sp_token_present, sp_uri_present,
              res_type, res_type_id, fhir_id, res_id, res_version, has_tags, sp_cmpstr_uniq_present,
              sp_cmptoks_present, sp_coords_present, sp_number_present, sp_quantity_nrml_present,
              sp_quantity_present, search_url_present)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'R4', false, false, false, false, false, false, false, false)""";

    private static final String UPDATE =
            """
            update hfj_resource set res_deleted_at = ?, res_published = ?, res_updated = ?, res_ver = ?, hash_sha256 = ?,
              sp_index_status = ?, sp_has_links = ?, sp_date_present = ?, sp_string_present = ?, sp_token_present = ?,
              sp_uri_present = ?
             where res_id = ? and res_ver = ?""";

    private static final String INSERT_VERSION =
            """
            insert into hfj_res_ver (res_deleted_at, res_published, res_updated, res_encoding, res_text_vc, res_ver,
              res_id, res_type, res_type_id, pid, res_version, has_tags)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'R4', false)""";

    private static final String UPDATE_VERSION =
            """
            update hfj_res_ver set res_deleted_at = ?, res_published = ?, res_updated = ?, res_encoding = ?,
              res_text_vc = ?, res_ver = ?, res_text = null
             where res_id = ?""";

    private final JdbcTemplate jdbc;
    private final RowIds ids;
    private final RowIds versionIds;

    ResourceRows(JdbcTemplate jdbc, Database database) {
        this.jdbc = jdbc;
        this.ids = new RowIds(jdbc, database, "SEQ_RESOURCE_ID");
        this.versionIds = new RowIds(jdbc, database, "SEQ_RESOURCE_HISTORY_ID");
    }

    long nextPid() {
        return ids.next();
    }

    /** @param references {@code Type/id} */
    Map<String, StoreRow> find(Collection<String> references) {
        Object[] fhirIds = references.stream()
                .map(reference -> reference.substring(reference.indexOf('/') + 1))
                .distinct()
                .toArray();
        Map<String, StoreRow> found = new HashMap<>();
        if (fhirIds.length > 0) {
            jdbc.query(FIND, StoreRow::of, new SqlArrayValue("varchar", fhirIds))
                    .forEach(row -> found.put(row.reference(), row));
        }
        return found;
    }

    /** Rows that are not readable, for what is referred to before it is there. */
    void reserve(Collection<ResourceTable> targets, Date now) {
        Timestamp at = new Timestamp(now.getTime());
        jdbc.batchUpdate(INSERT, targets, BATCH, (ps, target) -> {
            ps.setTimestamp(1, at);
            head(ps, at, at, 1, null);
            ps.setObject(6, null);
            flags(ps, target);
            identity(ps, 12, target);
        });
        versionIds.prepare(targets.size());
        jdbc.batchUpdate(INSERT_VERSION, targets, BATCH, (ps, target) -> {
            ps.setTimestamp(1, at);
            version(ps, at, at, "DEL", null, 1);
            versionIdentity(ps, target);
        });
    }

    void write(List<PendingResource> drafts, Date now) {
        Timestamp at = new Timestamp(now.getTime());
        List<PendingResource> inserts = new ArrayList<>();
        List<PendingResource> updates = new ArrayList<>();
        drafts.forEach(draft -> (draft.before() == null ? inserts : updates).add(draft));
        versionIds.prepare(inserts.size());
        jdbc.batchUpdate(INSERT, inserts, BATCH, (ps, draft) -> {
            row(ps, draft, at);
            identity(ps, 12, draft.entity());
        });
        jdbc.batchUpdate(INSERT_VERSION, inserts, BATCH, (ps, draft) -> {
            content(ps, draft, at);
            versionIdentity(ps, draft.entity());
        });
        update(updates, at);
    }

    private void update(List<PendingResource> updates, Timestamp at) {
        int[][] counts = jdbc.batchUpdate(UPDATE, updates, BATCH, (ps, draft) -> {
            row(ps, draft, at);
            ps.setLong(12, draft.pid());
            ps.setLong(13, draft.version() - 1);
        });
        for (int[] batch : counts) {
            for (int count : batch) {
                if (count == 0) {
                    throw new ConcurrencyFailureException("Another writer holds the same resources");
                }
            }
        }
        jdbc.batchUpdate(UPDATE_VERSION, updates, BATCH, (ps, draft) -> {
            content(ps, draft, at);
            ps.setLong(7, draft.pid());
        });
    }

    private static void row(PreparedStatement ps, PendingResource draft, Timestamp at) throws SQLException {
        ps.setTimestamp(1, null);
        head(
                ps,
                new Timestamp(draft.published(at).getTime()),
                at,
                draft.version(),
                draft.resource().content().toString());
        ps.setInt(6, INDEXED);
        flags(ps, draft.entity());
    }

    private static void head(
            PreparedStatement ps, Timestamp published, Timestamp updated, long version, @Nullable String hash)
            throws SQLException {
        ps.setTimestamp(2, published);
        ps.setTimestamp(3, updated);
        ps.setLong(4, version);
        ps.setString(5, hash);
    }

    private static void flags(PreparedStatement ps, ResourceTable entity) throws SQLException {
        ps.setBoolean(7, entity.isHasLinks());
        ps.setBoolean(8, entity.isParamsDatePopulated());
        ps.setBoolean(9, entity.isParamsStringPopulated());
        ps.setBoolean(10, entity.isParamsTokenPopulated());
        ps.setBoolean(11, entity.isParamsUriPopulated());
    }

    private static void identity(PreparedStatement ps, int at, ResourceTable entity) throws SQLException {
        ps.setString(at, entity.getResourceType());
        ps.setShort(at + 1, entity.getResourceTypeId());
        ps.setString(at + 2, entity.getFhirId());
        ps.setLong(at + 3, entity.getId().getId());
    }

    private static void content(PreparedStatement ps, PendingResource draft, Timestamp at) throws SQLException {
        ps.setTimestamp(1, null);
        version(
                ps,
                new Timestamp(draft.published(at).getTime()),
                at,
                "JSON",
                draft.resource().json(),
                draft.version());
    }

    private static void version(
            PreparedStatement ps,
            Timestamp published,
            Timestamp updated,
            String encoding,
            @Nullable String json,
            long version)
            throws SQLException {
        ps.setTimestamp(2, published);
        ps.setTimestamp(3, updated);
        ps.setString(4, encoding);
        ps.setString(5, json);
        ps.setLong(6, version);
    }

    private void versionIdentity(PreparedStatement ps, ResourceTable entity) throws SQLException {
        ps.setLong(7, entity.getId().getId());
        ps.setString(8, entity.getResourceType());
        ps.setShort(9, entity.getResourceTypeId());
        ps.setLong(10, versionIds.next());
    }
}

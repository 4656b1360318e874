package org.healthrecord.fhir.store.write;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Date;
import org.jspecify.annotations.Nullable;

/**
 * A resource's current row in {@code hfj_resource}.
 *
 * @param live false when it is deleted or only reserved
 */
record StoreRow(long pid, String type, String id, long version, boolean live, Date published, @Nullable String hash) {

    static final String COLUMNS = "res_id, res_type, fhir_id, res_ver, res_deleted_at, res_published, hash_sha256";

    static StoreRow of(ResultSet row, int number) throws SQLException {
        return new StoreRow(
                row.getLong(1),
                row.getString(2),
                row.getString(3),
                row.getLong(4),
                row.getTimestamp(5) == null,
                row.getTimestamp(6),
                row.getString(7));
    }

    String reference() {
        return type + '/' + id;
    }

    boolean says(String content) {
        return live && content.equals(hash);
    }
}

package org.healthrecord.fhir.store.read;

import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.healthrecord.fhir.store.schema.Database;
import org.springframework.jdbc.support.JdbcUtils;
import org.springframework.jdbc.support.MetaDataAccessException;

/**
 * How the text of a stored resource is read. H2 copies each large object of a result into a place of its own before it hands
 * it out, which costs more than all the rest of a read; as a plain string it hands it out at once.
 */
final class StoredText {
    /** The longest string of H2 has 1,048,576 characters. */
    private static final int LONGEST_STRING = 1_000_000;

    private static final String COLUMN = "v.res_text_vc";

    private final Database database;

    private StoredText(Database database) {
        this.database = database;
    }

    static StoredText in(DataSource dataSource) {
        try {
            return new StoredText(Database.of(JdbcUtils.extractDatabaseMetaData(dataSource, DatabaseMetaData::getURL)));
        } catch (MetaDataAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    /** One or two columns, the last of a query. */
    String columns() {
        return database == Database.H2
                ? "case when char_length(%1$s) <= %2$d then cast(%1$s as varchar) end, case when char_length(%1$s) > %2$d then %1$s end"
                        .formatted(COLUMN, LONGEST_STRING)
                : COLUMN;
    }

    /** @param first number of the first of the columns */
    String of(ResultSet row, int first) throws SQLException {
        String text = row.getString(first);
        return text == null ? row.getString(first + 1) : text;
    }
}

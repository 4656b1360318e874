package org.healthrecord.access.schema;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.healthrecord.database.Dialect;
import org.healthrecord.database.LockName;
import org.healthrecord.database.Migrations;

/** The tables of access control, in the chart's database. Who has it may use them. */
public final class AccessSchema {

    /** Brings the tables up to date. */
    public AccessSchema(DataSource dataSource) {
        new Migrations("access", LockName.ACCESS_SCHEMA).run(dataSource, dialect(dataSource));
    }

    private static Dialect dialect(DataSource dataSource) {
        try (Connection connection = dataSource.getConnection()) {
            return Dialect.of(connection.getMetaData().getURL(), "the chart's database");
        } catch (SQLException e) {
            throw new IllegalStateException("The chart's database does not answer", e);
        }
    }
}

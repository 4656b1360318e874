package org.healthrecord.access.schema;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.healthrecord.database.Dialect;
import org.healthrecord.database.LockName;
import org.healthrecord.database.Migrations;
import org.springframework.dao.DataAccessResourceFailureException;

/** Brings the tables of this room up to date; whoever uses one of them asks for this first. */
public final class AccessSchema {
    private final Dialect dialect;

    /** @throws DataAccessResourceFailureException when the database does not answer */
    public AccessSchema(DataSource dataSource) {
        this.dialect = dialect(dataSource);
        new Migrations("access", LockName.ACCESS_SCHEMA).run(dataSource, dialect);
    }

    public Dialect dialect() {
        return dialect;
    }

    private static Dialect dialect(DataSource dataSource) {
        try (Connection connection = dataSource.getConnection()) {
            return Dialect.of(connection.getMetaData().getURL(), "health-record.fhir.jdbc-url");
        } catch (SQLException e) {
            throw new DataAccessResourceFailureException("The chart's database does not answer", e);
        }
    }
}

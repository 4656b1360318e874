package org.healthrecord.fhir.store.schema;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.support.JdbcUtils;

/** Lets one node at a time change the tables. Held by a connection, so it ends with the node that holds it. */
final class SchemaLock implements AutoCloseable {
    /** Any number no other program locks by. */
    private static final long NUMBER = 0x68725f63686172L;

    private final Connection connection;
    private final boolean shared;

    private SchemaLock(Connection connection, boolean shared) {
        this.connection = connection;
        this.shared = shared;
    }

    /** Waits for it. An H2 file belongs to one process, so there is nobody to wait for. */
    static SchemaLock take(DataSource dataSource, Database database) {
        try {
            SchemaLock lock = new SchemaLock(dataSource.getConnection(), database == Database.POSTGRESQL);
            lock.say("select pg_advisory_lock(?)");
            return lock;
        } catch (SQLException e) {
            throw new DataAccessResourceFailureException("The tables could not be locked", e);
        }
    }

    private void say(String sql) throws SQLException {
        if (shared) {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                statement.setLong(1, NUMBER);
                statement.execute();
            }
        }
    }

    @Override
    public void close() {
        try {
            say("select pg_advisory_unlock(?)");
        } catch (SQLException e) {
            // A broken connection has lost its lock.
        } finally {
            JdbcUtils.closeConnection(connection);
        }
    }
}

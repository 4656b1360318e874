package org.healthrecord.ingest.inbox;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.support.JdbcUtils;

/**
 * The time from H2 opening its file to H2 closing it.
 *
 * @param watch one of its connections, which ends with it
 * @param other another one, as a statement waits for the one before on its connection
 */
record Opening(Connection watch, Connection other) implements AutoCloseable {
    static Opening of(DataSource dataSource) {
        Connection watch = connection(dataSource);
        try {
            Opening now = new Opening(watch, connection(dataSource));
            if (now.lasts()) {
                return now;
            }
            now.close();
            throw new DataAccessResourceFailureException("The inbox's file was closed as it was opened");
        } catch (DataAccessResourceFailureException e) {
            JdbcUtils.closeConnection(watch);
            throw e;
        }
    }

    private static Connection connection(DataSource dataSource) {
        try {
            return dataSource.getConnection();
        } catch (SQLException e) {
            throw new DataAccessResourceFailureException("The inbox's file cannot be opened", e);
        }
    }

    boolean lasts() {
        try {
            execute(watch, "select 1");
            return true;
        } catch (SQLException e) {
            return false;
        }
    }

    void checkpoint() {
        try {
            execute(other, "checkpoint sync");
        } catch (SQLException e) {
            throw new DataAccessResourceFailureException("The inbox's file cannot be written", e);
        }
    }

    private static void execute(Connection connection, String text) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(text);
        }
    }

    @Override
    public void close() {
        JdbcUtils.closeConnection(watch);
        JdbcUtils.closeConnection(other);
    }
}

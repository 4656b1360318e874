package org.healthrecord.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.support.JdbcUtils;

/**
 * A lock between nodes, held by a connection of its own, so that it ends with the node that holds it. An H2 file belongs to one
 * process: there the lock is always free.
 */
public final class SessionLock implements AutoCloseable {
    private final @Nullable Connection connection;
    private final LockName name;
    private final @Nullable Integer member;

    private SessionLock(@Nullable Connection connection, LockName name, @Nullable Integer member) {
        this.connection = connection;
        this.name = name;
        this.member = member;
    }

    /**
     * Waits for the lock.
     *
     * @throws DataAccessResourceFailureException when the database does not answer
     */
    public static SessionLock take(DataSource dataSource, Dialect dialect, LockName name) {
        SessionLock lock = open(dataSource, dialect, name, null);
        lock.call("pg_advisory_lock");
        return lock;
    }

    /**
     * @param member the second number of the lock
     * @return empty when another connection holds it
     * @throws DataAccessResourceFailureException when the database does not answer
     */
    public static Optional<SessionLock> tryTake(DataSource dataSource, Dialect dialect, LockName name, int member) {
        SessionLock lock = open(dataSource, dialect, name, member);
        if (lock.call("pg_try_advisory_lock")) {
            return Optional.of(lock);
        }
        JdbcUtils.closeConnection(lock.connection);
        return Optional.empty();
    }

    private static SessionLock open(DataSource source, Dialect dialect, LockName name, @Nullable Integer member) {
        try {
            return new SessionLock(dialect == Dialect.H2 ? null : source.getConnection(), name, member);
        } catch (SQLException e) {
            throw failure(name, e);
        }
    }

    /** Whether the function says true; one without a result counts as true. */
    private boolean call(String function) {
        if (connection == null) {
            return true;
        }
        try {
            return call(connection, function);
        } catch (SQLException e) {
            JdbcUtils.closeConnection(connection);
            throw failure(name, e);
        }
    }

    private boolean call(Connection open, String function) throws SQLException {
        String sql = "select " + function + (member == null ? "(?)" : "(?, ?)");
        try (PreparedStatement statement = open.prepareStatement(sql)) {
            if (member == null) {
                statement.setLong(1, name.number());
            } else {
                statement.setInt(1, name.namespace());
                statement.setInt(2, member);
            }
            try (ResultSet row = statement.executeQuery()) {
                return row.next() && !"f".equals(row.getString(1));
            }
        }
    }

    @Override
    public void close() {
        if (connection == null) {
            return;
        }
        try {
            call(connection, "pg_advisory_unlock");
        } catch (SQLException e) {
            // A broken connection has lost its lock; the pool drops it when it is closed.
        } finally {
            JdbcUtils.closeConnection(connection);
        }
    }

    private static DataAccessResourceFailureException failure(LockName name, SQLException e) {
        return new DataAccessResourceFailureException("The lock " + name + " could not be taken", e);
    }
}

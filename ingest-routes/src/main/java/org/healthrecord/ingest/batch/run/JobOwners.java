package org.healthrecord.ingest.batch.run;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.healthrecord.ingest.inbox.schema.InboxDatabase;
import org.healthrecord.ingest.inbox.schema.InboxTables;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.support.JdbcUtils;

/**
 * Which runs somebody is at. On PostgreSQL each running one holds an advisory lock on a connection of its own, which ends
 * with the process, so that other nodes see when it was killed; H2's file belongs to one process.
 */
public final class JobOwners {
    private static final int NAMESPACE = 0x68726a62;

    private final @Nullable DataSource shared;
    private final Map<Long, Lease> mine = new ConcurrentHashMap<>();

    /** Keeps the lock while it is held. */
    private record Lease(@Nullable Connection connection) {}

    public JobOwners(InboxTables tables) {
        this.shared =
                tables.database() == InboxDatabase.POSTGRESQL ? tables.jdbc().getDataSource() : null;
    }

    public void take(long run) {
        mine.computeIfAbsent(run, r -> new Lease(shared == null ? null : lock(r)));
    }

    public void release(long run) {
        Lease lease = mine.remove(run);
        if (lease != null) {
            free(lease.connection(), run);
        }
    }

    /** Whether nobody is at it any more. */
    boolean isOrphan(long run) {
        if (mine.containsKey(run)) {
            return false;
        }
        if (shared == null) {
            return true;
        }
        Connection connection = lock(run);
        free(connection, run);
        return connection != null;
    }

    private @Nullable Connection lock(long run) {
        DataSource source = shared;
        if (source == null) {
            return null;
        }
        try {
            Connection connection = source.getConnection();
            if (call(connection, "select pg_try_advisory_lock(?, ?)", run)) {
                return connection;
            }
            JdbcUtils.closeConnection(connection);
            return null;
        } catch (SQLException e) {
            throw new DataAccessResourceFailureException("A job could not be locked", e);
        }
    }

    private static void free(@Nullable Connection connection, long run) {
        if (connection == null) {
            return;
        }
        try {
            call(connection, "select pg_advisory_unlock(?, ?)", run);
        } catch (SQLException e) {
            // A broken connection has lost its lock; the pool drops it when it is closed.
        } finally {
            JdbcUtils.closeConnection(connection);
        }
    }

    private static boolean call(Connection connection, String sql, long run) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setInt(1, NAMESPACE);
            statement.setInt(2, (int) run);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }
}

package org.healthrecord.ingest.pipeline;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.jdbc.support.JdbcUtils;

/**
 * PostgreSQL's advisory locks, held by a transaction on a connection of its own: a node that dies loses them at once,
 * and nothing stays behind on a connection that goes back to a pool.
 */
final class AdvisoryLocks implements PartitionLocks {
    /** The first of the two numbers of each lock; any that no other program uses in this database. */
    private static final int NAMESPACE = 0x68726962;

    /** A node that stands still, frozen or swapped out, loses its partitions like one that died; it only takes longer. */
    private static final String LOCK =
            "select pg_try_advisory_xact_lock(?, ?), set_config('idle_in_transaction_session_timeout', '60s', true)";

    private final DataSource dataSource;

    AdvisoryLocks(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    @Override
    public Optional<Lease> tryLock(int partition) {
        Connection connection = DataSourceUtils.getConnection(dataSource);
        try {
            connection.setAutoCommit(false);
            if (lock(connection, partition)) {
                return Optional.of(new AdvisoryLease(connection));
            }
            AdvisoryLease.release(connection);
            return Optional.empty();
        } catch (SQLException e) {
            JdbcUtils.closeConnection(connection);
            throw new DataAccessResourceFailureException("A partition could not be locked", e);
        }
    }

    private static boolean lock(Connection connection, int partition) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(LOCK)) {
            statement.setInt(1, NAMESPACE);
            statement.setInt(2, partition);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }
}

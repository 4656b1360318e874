package org.healthrecord.ingest.pipeline.ownership;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.healthrecord.database.LockName;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.jdbc.support.JdbcUtils;

/**
 * PostgreSQL's advisory locks, held by a transaction on a connection of its own: a node that dies loses them at once,
 * and nothing remains on a connection that goes back to a pool.
 */
public final class AdvisoryLocks implements PartitionLocks {
    /** A node that is frozen or swapped out loses its partitions like one that died; it only takes longer. */
    private static final String PATIENCE = "select set_config('idle_in_transaction_session_timeout', '60s', true)";

    private static final String LOCK = "select n from unnest(?) n where pg_try_advisory_xact_lock(?, n)";

    private final DataSource dataSource;

    public AdvisoryLocks(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    @Override
    public Optional<Lease> tryLock(List<Integer> partitions) {
        Connection connection = DataSourceUtils.getConnection(dataSource);
        try {
            connection.setAutoCommit(false);
            List<Integer> locked = lock(connection, partitions);
            if (!locked.isEmpty()) {
                return Optional.of(new AdvisoryLease(connection, locked));
            }
            AdvisoryLease.release(connection);
            return Optional.empty();
        } catch (SQLException e) {
            JdbcUtils.closeConnection(connection);
            throw new DataAccessResourceFailureException("Partitions could not be locked", e);
        }
    }

    private static List<Integer> lock(Connection connection, List<Integer> partitions) throws SQLException {
        List<Integer> locked = new ArrayList<>();
        try (Statement patience = connection.createStatement();
                PreparedStatement statement = connection.prepareStatement(LOCK)) {
            patience.execute(PATIENCE);
            statement.setArray(1, connection.createArrayOf("integer", partitions.toArray()));
            statement.setInt(2, LockName.PARTITION.namespace());
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    locked.add(rows.getInt(1));
                }
            }
        }
        return locked;
    }
}

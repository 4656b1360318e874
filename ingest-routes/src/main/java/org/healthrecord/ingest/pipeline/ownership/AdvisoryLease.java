package org.healthrecord.ingest.pipeline.ownership;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.springframework.jdbc.support.JdbcUtils;

/**
 * Advisory locks and the transaction they live in. They are held exactly as long as that transaction, so an owner that
 * can still use it still has them all.
 */
final class AdvisoryLease implements PartitionLocks.Lease {
    /** A connection that says nothing for so long is taken for lost. */
    private static final int PATIENCE_MILLIS = 10_000;

    private final Connection connection;
    private final List<Integer> partitions;

    AdvisoryLease(Connection connection, List<Integer> partitions) {
        this.connection = connection;
        this.partitions = partitions;
    }

    @Override
    public List<Integer> partitions() {
        return partitions;
    }

    @Override
    public void confirm() {
        try (Statement statement = connection.createStatement()) {
            int before = connection.getNetworkTimeout();
            connection.setNetworkTimeout(Runnable::run, PATIENCE_MILLIS);
            statement.execute("select 1");
            connection.setNetworkTimeout(Runnable::run, before);
        } catch (SQLException gone) {
            throw new OwnershipLostException(gone);
        }
    }

    @Override
    public void close() {
        release(connection);
    }

    static void release(Connection connection) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            // A broken connection has lost its locks; the pool drops it when it is closed.
        } finally {
            JdbcUtils.closeConnection(connection);
        }
    }
}

package org.healthrecord.ingest.pipeline;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.springframework.jdbc.support.JdbcUtils;

/**
 * One advisory lock and the transaction it lives in. The lock is held exactly as long as that transaction, so whoever can
 * still speak in it still has the lock.
 */
final class AdvisoryLease implements PartitionLocks.Lease {
    /** A connection that says nothing for so long is taken for lost. */
    private static final int PATIENCE_MILLIS = 10_000;

    private final Connection connection;

    AdvisoryLease(Connection connection) {
        this.connection = connection;
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
            // A broken connection has lost its lock; the pool drops it when it is closed.
        } finally {
            JdbcUtils.closeConnection(connection);
        }
    }
}

package org.healthrecord.ingest.pipeline.handover;

import java.net.ConnectException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.file.FileSystemException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import org.h2.mvstore.MVStoreException;
import org.healthrecord.ingest.inbox.schema.ClosedDatabase;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionTimedOutException;

/**
 * The one place that decides whether the world is down, so that trying again later may help, or the program has a fault.
 * The type decides, never a message text.
 */
public final class TransientFailures {
    private static final List<Class<? extends Throwable>> TYPES = List.of(
            TransientDataAccessException.class,
            RecoverableDataAccessException.class,
            DataAccessResourceFailureException.class,
            CannotCreateTransactionException.class,
            TransactionTimedOutException.class,
            SQLTransientException.class,
            SQLRecoverableException.class,
            SQLNonTransientConnectionException.class,
            ConnectException.class,
            SocketException.class,
            MVStoreException.class,
            FileSystemException.class,
            SocketTimeoutException.class,
            UnknownHostException.class,
            TimeoutException.class);

    /** SQLSTATE classes: connection, transaction rollback, out of resources, operator intervention, lock not available. */
    private static final Set<String> STATES = Set.of("08", "40", "53", "57", "55");

    private static final int DEEPEST = 20;

    private TransientFailures() {}

    public static boolean isTransient(Throwable failure) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
            if (byItself(cause)) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }

    private static boolean byItself(Throwable failure) {
        return TYPES.stream().anyMatch(type -> type.isInstance(failure))
                || failure instanceof SQLException sql && isTransient(sql.getSQLState());
    }

    private static boolean isTransient(@Nullable String sqlState) {
        return sqlState != null
                && sqlState.length() == 5
                && (STATES.contains(sqlState.substring(0, 2)) || ClosedDatabase.isSaidBy(sqlState));
    }
}

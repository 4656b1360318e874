package org.healthrecord.database;

import java.net.ConnectException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.file.FileSystemException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import org.h2.mvstore.MVStoreException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionTimedOutException;

/**
 * The one place that decides whether a failure is transient, so that trying again later may help, or the record, the
 * request or the program has a fault. The type decides, never a message text.
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

    /**
     * SQLSTATE classes (PostgreSQL's appendix A): 08 connection, 40 transaction rollback, 53 out of resources, 55 object not in
     * the state needed (a row is locked), 57 operator intervention, 58 failure of the system around the database (its disk).
     */
    private static final Set<String> CLASSES = Set.of("08", "40", "53", "55", "57", "58");

    private TransientFailures() {}

    /** Whether the failure, or one behind it, passes by itself. */
    public static boolean isTransient(Throwable failure) {
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        for (@Nullable Throwable t = failure; t != null && seen.add(t); t = t.getCause()) {
            if (passes(t)) {
                return true;
            }
        }
        return false;
    }

    private static boolean passes(Throwable failure) {
        return TYPES.stream().anyMatch(type -> type.isInstance(failure))
                || failure instanceof SQLException sql && (passes(sql.getSQLState()) || ClosedDatabase.isBehind(sql));
    }

    private static boolean passes(@Nullable String sqlState) {
        return sqlState != null && sqlState.length() == 5 && CLASSES.contains(sqlState.substring(0, 2));
    }
}

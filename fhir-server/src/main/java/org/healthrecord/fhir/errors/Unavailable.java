package org.healthrecord.fhir.errors;

import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.hibernate.TransactionException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;

/**
 * Whether a failure is the database's state and not the request's fault: gone, being restarted, its disk full, a row
 * locked. The same request succeeds later.
 */
public final class Unavailable {
    /** IO_EXCEPTION_1 and _2, FILE_CORRUPTED_1, DATABASE_IS_CLOSED, DATABASE_CALLED_AT_SHUTDOWN of H2. */
    private static final Set<Integer> CLOSED = Set.of(90028, 90031, 90030, 90098, 90121);

    /** SQLSTATE classes: no connection, a transaction rolled back, out of resources, an operator's doing, the system's failure. */
    private static final Set<String> CLASSES = Set.of("08", "40", "53", "57", "58");

    private Unavailable() {}

    /** H2 closes its file by itself when the disk fails or is full. */
    public static boolean isClosed(SQLException failure) {
        return CLOSED.contains(failure.getErrorCode());
    }

    static boolean isBehind(Throwable thrown) {
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        for (@Nullable Throwable t = thrown; t != null && seen.add(t); t = t.getCause()) {
            if (t instanceof TransientDataAccessException
                    || t instanceof DataAccessResourceFailureException
                    || t instanceof CannotCreateTransactionException
                    // Begin, commit or rollback could not be said: the connection was lost on the way.
                    || t instanceof TransactionException
                    || (t instanceof SQLException failure && isPassing(failure))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isPassing(SQLException failure) {
        String state = failure.getSQLState();
        return failure instanceof SQLTransientException
                || failure instanceof SQLRecoverableException
                || isClosed(failure)
                || (state != null && state.length() == 5 && CLASSES.contains(state.substring(0, 2)));
    }
}

package org.healthrecord.database;

import com.zaxxer.hikari.SQLExceptionOverride;
import java.sql.SQLException;
import java.util.Set;

/**
 * H2 closes a file by itself when its disk fails or is full, and opens it again for the next new connection. The old
 * connections call themselves valid, so the pool throws them away. What was committed last may be lost.
 */
public final class ClosedDatabase implements SQLExceptionOverride {
    /** IO_EXCEPTION_1 and _2, FILE_CORRUPTED_1, DATABASE_IS_CLOSED, DATABASE_CALLED_AT_SHUTDOWN; H2 uses its codes as SQLSTATE. */
    private static final Set<String> STATES = Set.of("90028", "90031", "90030", "90098", "90121");

    private final Runnable lost;

    /** @param lost runs each time such a failure is met */
    public ClosedDatabase(Runnable lost) {
        this.lost = lost;
    }

    /** Where a repeated hand-over of what was committed last is not needed. */
    public ClosedDatabase() {
        this(() -> {});
    }

    static boolean isBehind(SQLException failure) {
        String state = failure.getSQLState();
        return STATES.contains(state == null ? Integer.toString(failure.getErrorCode()) : state);
    }

    @java.lang.Override
    public Override adjudicate(SQLException failure) {
        if (!isBehind(failure)) {
            return Override.CONTINUE_EVICT;
        }
        lost.run();
        return Override.MUST_EVICT;
    }
}

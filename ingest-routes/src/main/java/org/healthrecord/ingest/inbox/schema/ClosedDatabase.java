package org.healthrecord.ingest.inbox.schema;

import com.zaxxer.hikari.SQLExceptionOverride;
import java.sql.SQLException;
import java.util.Set;

/**
 * H2 closes a file by itself when its disk fails or is full, and opens it again for the next new connection. The old
 * connections call themselves valid for ever, so the pool is told to throw them away.
 */
public final class ClosedDatabase implements SQLExceptionOverride {
    /** IO_EXCEPTION_1 and _2, FILE_CORRUPTED_1, DATABASE_IS_CLOSED, DATABASE_CALLED_AT_SHUTDOWN. */
    private static final Set<String> STATES = Set.of("90028", "90031", "90030", "90098", "90121");

    public ClosedDatabase() {}

    /** H2 uses its error codes as SQLSTATE. */
    public static boolean isSaidBy(String sqlState) {
        return STATES.contains(sqlState);
    }

    @java.lang.Override
    public Override adjudicate(SQLException failure) {
        return STATES.contains(Integer.toString(failure.getErrorCode()))
                ? Override.MUST_EVICT
                : Override.CONTINUE_EVICT;
    }
}

package org.healthrecord.fhir.jpa;

import com.zaxxer.hikari.SQLExceptionOverride;
import java.sql.SQLException;
import java.util.Set;

/**
 * H2 closes a file by itself when its disk fails or is full, and opens it again for the next new connection. The old
 * connections call themselves valid for ever, so the pool is told to throw them away. What was committed last may be lost.
 */
final class ClosedDatabase implements SQLExceptionOverride {
    /** IO_EXCEPTION_1 and _2, FILE_CORRUPTED_1, DATABASE_IS_CLOSED, DATABASE_CALLED_AT_SHUTDOWN. */
    private static final Set<Integer> CODES = Set.of(90028, 90031, 90030, 90098, 90121);

    private final Runnable lost;

    /** @param lost told each time it is met */
    ClosedDatabase(Runnable lost) {
        this.lost = lost;
    }

    @java.lang.Override
    public Override adjudicate(SQLException failure) {
        if (!CODES.contains(failure.getErrorCode())) {
            return Override.CONTINUE_EVICT;
        }
        lost.run();
        return Override.MUST_EVICT;
    }
}

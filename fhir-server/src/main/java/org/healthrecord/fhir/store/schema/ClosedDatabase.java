package org.healthrecord.fhir.store.schema;

import com.zaxxer.hikari.SQLExceptionOverride;
import java.sql.SQLException;
import org.healthrecord.fhir.errors.Unavailable;

/**
 * H2 closes a file by itself when its disk fails or is full, and opens it again for the next new connection. The old
 * connections call themselves valid for ever, so the pool is told to throw them away. What was committed last may be lost.
 */
public final class ClosedDatabase implements SQLExceptionOverride {
    private final Runnable lost;

    /** @param lost told each time it is met */
    public ClosedDatabase(Runnable lost) {
        this.lost = lost;
    }

    @java.lang.Override
    public Override adjudicate(SQLException failure) {
        if (!Unavailable.isClosed(failure)) {
            return Override.CONTINUE_EVICT;
        }
        lost.run();
        return Override.MUST_EVICT;
    }
}

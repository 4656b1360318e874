package org.healthrecord.ingest.batch.run;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.healthrecord.database.Dialect;
import org.healthrecord.database.LockName;
import org.healthrecord.database.SessionLock;
import org.healthrecord.ingest.inbox.schema.InboxTables;

/**
 * Which runs this process is at. On PostgreSQL each running one holds a lock that ends with the process, so that other nodes see
 * when it was killed; H2's file belongs to one process.
 */
public final class JobOwners {
    private final DataSource dataSource;
    private final Dialect dialect;
    private final Map<Long, Optional<SessionLock>> mine = new ConcurrentHashMap<>();

    public JobOwners(InboxTables tables) {
        this.dataSource = Objects.requireNonNull(tables.jdbc().getDataSource());
        this.dialect = tables.database().dialect();
    }

    public void take(long run) {
        mine.computeIfAbsent(run, this::lock);
    }

    public void release(long run) {
        Optional<SessionLock> lock = mine.remove(run);
        if (lock != null) {
            lock.ifPresent(SessionLock::close);
        }
    }

    /** Whether no process is at it any more. */
    boolean isOrphan(long run) {
        if (mine.containsKey(run)) {
            return false;
        }
        Optional<SessionLock> free = lock(run);
        free.ifPresent(SessionLock::close);
        return free.isPresent();
    }

    private Optional<SessionLock> lock(long run) {
        return SessionLock.tryTake(dataSource, dialect, LockName.JOB, (int) run);
    }
}

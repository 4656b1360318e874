package org.healthrecord.fhir.chart.lock;

import com.google.common.util.concurrent.Striped;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.healthrecord.database.LockName;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Who may write at a time: many writers as long as each has its own people, or one alone when it may change who is who
 * or what belongs to no patient. Within the process by locks held until after the commit; on PostgreSQL also between
 * nodes, by advisory locks that end with the transaction.
 */
public final class ChartLocks {
    /**
     * Everything a writer reads it finds by an index, key by key. PostgreSQL plans by what it counted last: until it has
     * counted for the first time it would read whole tables, and continue to while they grow.
     */
    private static final String PLANS = Stream.of("enable_seqscan", "enable_hashjoin", "enable_mergejoin", "jit")
            .map("set_config('%s', 'off', true)"::formatted)
            .collect(Collectors.joining(", "));

    private final ReadWriteLock identity = new ReentrantReadWriteLock(true);
    private final Striped<Lock> people = Striped.lock(256);
    private final JdbcTemplate jdbc;
    private final boolean advisory;

    public ChartLocks(JdbcTemplate jdbc, boolean advisory) {
        this.jdbc = jdbc;
        this.advisory = advisory;
    }

    public <T> T shared(Supplier<T> work) {
        return holding(identity.readLock(), work);
    }

    public <T> T alone(Supplier<T> work) {
        return holding(identity.writeLock(), work);
    }

    /**
     * Within {@link #shared}: these people's charts are this writer's. Always in the same order, so there is no
     * deadlock.
     */
    public <T> T with(Collection<String> personIds, Supplier<T> work) {
        List<Lock> locks = List.copyOf((Collection<Lock>) people.bulkGet(personIds));
        locks.forEach(Lock::lock);
        try {
            return work.get();
        } finally {
            locks.forEach(Lock::unlock);
        }
    }

    /** To be called first in the transaction. */
    public void nodesShared(Collection<String> personIds) {
        if (advisory) {
            jdbc.query("select " + PLANS + ", pg_advisory_xact_lock_shared(?)", rs -> {}, LockName.IDENTITY.number());
            for (String id : new TreeSet<>(personIds)) {
                jdbc.query("select pg_advisory_xact_lock(hashtextextended(?, 7))", rs -> {}, id);
            }
        }
    }

    /** To be called first in the transaction. */
    public void nodesAlone() {
        if (advisory) {
            jdbc.query("select " + PLANS + ", pg_advisory_xact_lock(?)", rs -> {}, LockName.IDENTITY.number());
        }
    }

    /** Whether this node delivers to a listener until the transaction ends; within a node one thread delivers. */
    public boolean delivers(String listener) {
        return !advisory
                || Boolean.TRUE.equals(jdbc.queryForObject(
                        "select pg_try_advisory_xact_lock(hashtextextended(?, 11))", Boolean.class, listener));
    }

    private static <T> T holding(Lock lock, Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }
}

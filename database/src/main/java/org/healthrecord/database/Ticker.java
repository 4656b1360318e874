package org.healthrecord.database;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does something again and again on a thread of its own until it is closed. One failure does not end the next turns. */
public final class Ticker implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Ticker.class);

    private final String name;
    private final ScheduledExecutorService thread;

    private Ticker(String name) {
        this.name = name;
        this.thread = Executors.newSingleThreadScheduledExecutor(task -> daemon(task, name));
    }

    private static Thread daemon(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }

    /**
     * @param name  of the thread
     * @param first the wait before the first turn
     * @param pause the wait between the end of one turn and the next
     */
    public static Ticker start(String name, Duration first, Duration pause, Runnable turn) {
        Ticker ticker = new Ticker(name);
        ticker.thread.scheduleWithFixedDelay(
                ticker.guarded(turn), first.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
        return ticker;
    }

    /** Does something once, between two turns; nothing when the ticker is closed by then. */
    public void once(Duration delay, Runnable work) {
        try {
            thread.schedule(guarded(work), delay.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException closed) {
            LOG.debug("{} is closed", name);
        }
    }

    private Runnable guarded(Runnable work) {
        return () -> {
            try {
                work.run();
            } catch (RuntimeException e) {
                LOG.warn("{} failed and goes on: {}", name, e.getClass().getName());
            }
        };
    }

    /** Starts no further turn and waits for the current one. */
    public boolean close(Duration patience) {
        thread.shutdown();
        try {
            return thread.awaitTermination(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Starts no further turn; waits for nothing. */
    @Override
    public void close() {
        thread.shutdown();
    }
}

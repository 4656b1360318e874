package org.healthrecord.access.account.mail;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does on a thread of its own what must not be seen in the time an answer takes: whether an account was found and a letter
 * sent.
 */
public final class BackRoom implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(BackRoom.class);
    private static final int WAITING = 1000;

    private final ThreadPoolExecutor thread =
            new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(WAITING), task -> {
                Thread made = new Thread(task, "account-letters");
                made.setDaemon(true);
                return made;
            });

    public void later(Runnable work) {
        try {
            thread.execute(() -> guarded(work));
        } catch (RejectedExecutionException full) {
            LOG.warn("Too many letters wait; one was not written.");
        }
    }

    private static void guarded(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            // Its message may name an address.
            LOG.warn("A letter was not sent: {}", e.getClass().getName());
        }
    }

    /** Waits until what has been handed over is done. */
    @Override
    public void close() {
        thread.shutdown();
        try {
            thread.awaitTermination(Duration.ofSeconds(5).toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

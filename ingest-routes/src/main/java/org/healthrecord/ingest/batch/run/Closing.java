package org.healthrecord.ingest.batch.run;

import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;

/** Ends the threads of jobs, never in the middle of a piece. */
public final class Closing {
    private final ThreadPoolTaskExecutor threads;
    private volatile boolean now;

    public Closing(ThreadPoolTaskExecutor threads) {
        this.threads = threads;
    }

    public boolean isClosing() {
        return now;
    }

    void open() {
        now = false;
    }

    void close() {
        now = true;
        threads.shutdown();
    }
}

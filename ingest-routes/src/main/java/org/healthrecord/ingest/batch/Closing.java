package org.healthrecord.ingest.batch;

import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;

/** Ends the threads of jobs, never in the middle of a piece. */
final class Closing {
    private final ThreadPoolTaskExecutor threads;
    private volatile boolean now;

    Closing(ThreadPoolTaskExecutor threads) {
        this.threads = threads;
    }

    boolean isClosing() {
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

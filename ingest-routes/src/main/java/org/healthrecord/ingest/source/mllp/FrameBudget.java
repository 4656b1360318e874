package org.healthrecord.ingest.source.mllp;

import java.util.concurrent.atomic.AtomicLong;

/** The memory all connections together may fill with large frames, so that many half-sent ones cannot exhaust it. */
final class FrameBudget {
    private final AtomicLong left;

    FrameBudget(long bytes) {
        this.left = new AtomicLong(bytes);
    }

    boolean take(long bytes) {
        if (left.addAndGet(-bytes) >= 0) {
            return true;
        }
        left.addAndGet(bytes);
        return false;
    }

    void give(long bytes) {
        left.addAndGet(bytes);
    }

    long left() {
        return left.get();
    }
}

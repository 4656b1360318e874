package org.healthrecord.ingest.source.log;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;

/** Writes the first warning of each second and counts the others. The inbox keeps them all; the log need not. */
public final class SparseLog {
    private static final long PAUSE = Duration.ofSeconds(1).toNanos();

    private final Logger log;
    private final AtomicLong next = new AtomicLong(System.nanoTime());
    private final AtomicLong left = new AtomicLong();

    public SparseLog(Logger log) {
        this.log = log;
    }

    public void warn(String text) {
        long now = System.nanoTime();
        long due = next.get();
        if (now - due >= 0 && next.compareAndSet(due, now + PAUSE)) {
            long skipped = left.getAndSet(0);
            log.warn("{}{}", text, skipped == 0 ? "" : " (" + skipped + " more lines like this were left out)");
        } else {
            left.incrementAndGet();
        }
    }
}

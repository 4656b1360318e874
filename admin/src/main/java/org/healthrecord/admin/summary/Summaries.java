package org.healthrecord.admin.summary;

import java.util.concurrent.TimeUnit;
import org.healthrecord.ingest.inbox.queue.Ledger;
import org.jspecify.annotations.Nullable;

/**
 * The summary for all callers. Counting takes longer the more there is to count, so a count serves for ten times as
 * long as it took. It never serves while it contradicts the backlog, which is always counted again.
 */
public final class Summaries {
    private static final int SERVES = 10;

    private final SummaryQuery query;
    private final Ledger ledger;
    private @Nullable Summary last;
    private long validUntil;

    public Summaries(SummaryQuery query, Ledger ledger) {
        this.query = query;
        this.ledger = ledger;
    }

    synchronized Summary now() {
        Summary known = last;
        if (known != null && System.nanoTime() < validUntil && ledger.backlog() == known.backlog()) {
            return known;
        }
        return count();
    }

    /** What an administrator has just changed must show at once. */
    public synchronized void changed() {
        last = null;
    }

    private Summary count() {
        long start = System.nanoTime();
        Summary counted = query.read();
        long end = System.nanoTime();
        validUntil = end + Math.min(SERVES * (end - start), TimeUnit.SECONDS.toNanos(30));
        last = counted;
        return counted;
    }
}

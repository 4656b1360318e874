package org.healthrecord.access.audit.write;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.healthrecord.access.audit.event.Entry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings entries from the journal into the table, many at once, in the order of their numbers. */
final class Storing {
    private static final Logger LOG = LoggerFactory.getLogger(Storing.class);
    private static final Duration GATHERING = Duration.ofMillis(200);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final int MOST = 100_000;
    private static final int BATCH = 1_000;

    private final EventTable table;
    private final Journal journal;
    private final long patience;
    private final Thread thread = new Thread(this::run, "audit-storing");
    private final List<Entry> next = new ArrayList<>();
    private long stored;
    private long failingSince;
    private boolean open = true;

    /** @param patience how long the table may refuse before nothing more is recorded */
    Storing(EventTable table, Journal journal, Duration patience) {
        this.table = table;
        this.journal = journal;
        this.patience = patience.toNanos();
        thread.setDaemon(true);
        thread.start();
    }

    synchronized void add(List<Entry> entries) {
        next.addAll(entries);
    }

    /** Whether the table has refused for so long, or so much, that reading has to stop. */
    synchronized boolean isBehind() {
        return next.size() > MOST || (failingSince != 0 && System.nanoTime() - failingSince > patience);
    }

    synchronized boolean awaitStored(long number, Duration longest) {
        long end = System.nanoTime() + longest.toNanos();
        try {
            while (stored < number && System.nanoTime() < end) {
                wait(20);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return stored >= number;
    }

    private void run() {
        boolean failed = false;
        while (gather(failed ? PAUSE : GATHERING)) {
            List<Entry> batch = first();
            try {
                store(batch, failed);
                failed = false;
            } catch (RuntimeException e) {
                failed = true;
                failing(e);
            }
        }
    }

    /** Waits, shorter when it is to end; false at the end. */
    @SuppressWarnings("WaitNotInLoop") // whoever wakes up early stores early
    private synchronized boolean gather(Duration pause) {
        try {
            if (open) {
                wait(pause.toMillis());
            }
        } catch (InterruptedException e) {
            open = false;
        }
        return open || (!next.isEmpty() && failingSince == 0);
    }

    private synchronized List<Entry> first() {
        return List.copyOf(next.subList(0, Math.min(BATCH, next.size())));
    }

    private void store(List<Entry> batch, boolean again) {
        if (!batch.isEmpty()) {
            if (again) {
                table.add(batch);
            } else {
                table.addNew(batch);
            }
        }
        forgetUntil(done(batch));
    }

    private synchronized long done(List<Entry> batch) {
        next.subList(0, batch.size()).clear();
        if (!batch.isEmpty()) {
            stored = batch.get(batch.size() - 1).number();
        }
        failingSince = 0;
        notifyAll();
        return stored;
    }

    private void forgetUntil(long number) {
        if (!journal.hasFullUntil(number)) {
            return;
        }
        try {
            table.sync();
            journal.forgetUntil(number);
        } catch (IOException e) {
            LOG.warn("A file of the audit's journal stays: {}", e.getClass().getName());
        }
    }

    private synchronized void failing(RuntimeException e) {
        if (failingSince == 0) {
            failingSince = System.nanoTime();
            LOG.warn(
                    "Entries of the audit wait in the journal, the table refuses: {}",
                    e.getClass().getName());
        }
    }

    /** @param last the number of the last entry */
    void close(long last) {
        synchronized (this) {
            open = false;
            notifyAll();
        }
        boolean all = awaitStored(last, Duration.ofSeconds(10));
        try {
            if (all) {
                table.sync();
                journal.closeAndForget(last);
            } else {
                journal.close();
            }
        } catch (IOException | RuntimeException e) {
            LOG.warn(
                    "The audit's journal stays for the next start: {}",
                    e.getClass().getName());
        }
    }
}

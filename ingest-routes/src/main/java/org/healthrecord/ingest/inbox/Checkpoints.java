package org.healthrecord.ingest.inbox;

import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * What has arrived is durable in the journal at once; H2's file catches up once a second, for all that came meanwhile.
 *
 * <p>H2 answers a commit from memory, and closes its file by itself when the disk fails: who connects next opens it as it
 * stands there. So a connection is kept for as long as the file stays open. When it has ended, what the journal holds is put
 * in again before anything else is stored, and no page of the journal is dropped unless the file was open all the while.
 */
final class Checkpoints implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Checkpoints.class);
    private static final long PERIOD_MILLIS = 1_000;

    /** What a start has to put in again at most, some ten thousand messages. */
    private static final long MOST_BYTES = 64L << 20;

    /** To write a long batch twice costs more than to wait for H2's file. */
    private static final int LONG_ENTRY = 1 << 20;

    private final DataSource dataSource;
    private final ArrivalJournal journal;
    private final JournalReplay replay;
    private final ScheduledExecutorService clock =
            Executors.newSingleThreadScheduledExecutor(run -> new Thread(run, "inbox-checkpoint"));
    private @Nullable Opening opening;
    private boolean behind;

    Checkpoints(DataSource dataSource, ArrivalJournal journal, JournalReplay replay) {
        this.dataSource = dataSource;
        this.journal = journal;
        this.replay = replay;
        confirm();
        clock.scheduleWithFixedDelay(this::tick, PERIOD_MILLIS, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
    }

    /**
     * What a batch put into the tables.
     *
     * @param whole whether the rows are all of it
     */
    record Inserted(List<Receipt> receipts, ArrivedRows rows, boolean whole) {}

    /** @return the receipts when all that the batch put into the tables is on disk */
    synchronized List<Receipt> durably(Supplier<Inserted> batch) {
        Opening now = confirm();
        Inserted inserted = batch.get();
        // If this fails, H2 holds rows that are not on disk: who sends them again must not be told that they are.
        boolean before = behind;
        behind = true;
        byte[] entry = inserted.rows().encoded();
        if (before || !inserted.whole() || entry.length > LONG_ENTRY || journal.size() > MOST_BYTES) {
            checkpoint(now, journal.turn());
        } else {
            journal.append(entry);
        }
        behind = false;
        return inserted.receipts();
    }

    /** Lets H2's file catch up. Messages are stored meanwhile. */
    private void catchUp() {
        Opening now;
        long page;
        synchronized (this) {
            now = confirm();
            page = journal.turn();
        }
        if (journal.size() > 0) {
            checkpoint(now, page);
        }
    }

    private void checkpoint(Opening now, long page) {
        now.checkpoint();
        journal.dropTo(page);
    }

    /** That the file has been open since the journal was last put in, or that it is put in now. */
    private synchronized Opening confirm() {
        Opening now = opening;
        if (now == null || !now.lasts()) {
            if (now != null) {
                now.close();
            }
            opening = null;
            now = opened();
            opening = now;
        }
        return now;
    }

    private Opening opened() {
        Opening now = Opening.of(dataSource);
        try {
            replay.run(journal);
            checkpoint(now, journal.turn());
            return now;
        } catch (DataAccessException | TransactionException e) {
            now.close();
            throw e;
        }
    }

    private void tick() {
        try {
            catchUp();
        } catch (DataAccessException | TransactionException e) {
            // The journal keeps what is not in H2's file; the next tick tries again.
            LOG.warn(
                    "The inbox's file cannot catch up with its journal: {}",
                    e.getClass().getSimpleName());
        }
    }

    @Override
    public void close() {
        stopClock();
        tick();
        synchronized (this) {
            if (opening != null) {
                opening.close();
            }
            journal.close();
        }
    }

    private void stopClock() {
        clock.shutdown();
        try {
            clock.awaitTermination(PERIOD_MILLIS * 10, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

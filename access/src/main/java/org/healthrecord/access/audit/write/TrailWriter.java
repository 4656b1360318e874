package org.healthrecord.access.audit.write;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.healthrecord.access.audit.event.AuditTrail;
import org.healthrecord.access.audit.event.AuditUnavailableException;
import org.healthrecord.access.audit.event.Entry;
import org.healthrecord.access.audit.event.Event;
import org.healthrecord.access.audit.event.Head;
import org.healthrecord.database.Ticker;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives events their place in this process's chain. One thread numbers what waits, appends it to the journal and lets the
 * answers go; another brings it into the table. The first entry names the ends of the chains before it, and so does one now
 * and then; the log has them too.
 */
public final class TrailWriter implements AuditTrail, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TrailWriter.class);
    private static final int MOST_WAITING = 10_000;
    private static final int BATCH = 500;
    private static final int HEADS = 80;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Clock clock;
    private final Durability durability;
    private final EventTable table;
    private final Journal journal;
    private final Storing storing;
    private final BlockingQueue<Waiting> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
    private final Thread thread = new Thread(this::run, "audit-journal");
    private final Ticker anchors;
    private final Ticker forcing;
    private volatile boolean open = true;
    private volatile boolean unforced;
    private volatile @Nullable Throwable broken;
    private volatile @Nullable Entry last;

    /**
     * @param folder of the journal; what an earlier process left there is brought into the table first
     * @param anchor the time between two entries that say how far the chains go
     */
    public TrailWriter(Path folder, EventTable table, Durability durability, Duration anchor, Clock clock) {
        this.clock = clock;
        this.durability = durability;
        this.table = table;
        String chain = ChainName.at(clock.instant());
        try {
            List<Path> left = Journal.left(folder);
            recover(left);
            this.journal = new Journal(folder, chain, 8L << 20);
            this.storing = new Storing(table, journal, PATIENCE);
            begin(chain);
            for (Path each : left) {
                Files.deleteIfExists(each);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        thread.setDaemon(true);
        thread.start();
        this.anchors = Ticker.start("audit-anchors", anchor, anchor, this::anchor);
        this.forcing = Ticker.start("audit-forcing", Duration.ofMillis(20), Duration.ofMillis(20), this::forceLater);
    }

    private void recover(List<Path> left) throws IOException {
        for (Path file : left) {
            table.add(Journal.read(file));
        }
        if (!left.isEmpty()) {
            table.sync();
        }
    }

    private void begin(String chain) throws IOException {
        Entry first = Entry.of(chain, 1, Entry.START, Event.ofService(clock.instant(), "start", heads()));
        journal.append(List.of(first));
        journal.force();
        last = first;
        storing.add(List.of(first));
    }

    private String heads() {
        return table.heads(HEADS).stream().map(Head::toString).collect(Collectors.joining(" "));
    }

    @Override
    public Recorded record(Event event) {
        if (!open || broken != null || storing.isBehind()) {
            throw new AuditUnavailableException();
        }
        Waiting one = new Waiting(event);
        if (!waiting.offer(one)) {
            throw new AuditUnavailableException();
        }
        return one;
    }

    /** How far this process's chain goes. */
    public Head head() {
        Entry entry = last;
        if (entry == null) {
            throw new IllegalStateException("not begun");
        }
        return Head.of(entry);
    }

    /** Whether events can be recorded. */
    public boolean isAvailable() {
        return open && broken == null && !storing.isBehind();
    }

    /** Waits until the table has what was recorded so far; false when it took too long. */
    public boolean awaitStored(Duration patience) {
        return storing.awaitStored(head().number(), patience);
    }

    private void run() {
        List<Waiting> batch = new ArrayList<>(BATCH);
        while (open || !waiting.isEmpty()) {
            try {
                Waiting first = waiting.poll(100, TimeUnit.MILLISECONDS);
                if (first != null) {
                    batch.add(first);
                    waiting.drainTo(batch, BATCH - 1);
                    write(batch);
                    batch.clear();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void write(List<Waiting> batch) {
        try {
            Entry end = last;
            if (end == null || broken != null) {
                throw new IOException("the journal is closed");
            }
            List<Entry> entries = new ArrayList<>(batch.size());
            for (Waiting one : batch) {
                end = end.next(one.event());
                entries.add(end);
            }
            journal.append(entries);
            if (durability == Durability.DISK) {
                journal.force();
            } else {
                unforced = true;
            }
            last = end;
            batch.forEach(Waiting::written);
            storing.add(entries);
            journal.turn(end.number());
        } catch (IOException | RuntimeException e) {
            // Half a line may stand there: nothing can follow it. A restart begins another chain.
            broken = e;
            LOG.error("The audit's journal cannot be written: {}", e.getClass().getName());
            batch.forEach(one -> one.failed(e));
        }
    }

    private void forceLater() {
        if (unforced) {
            unforced = false;
            try {
                journal.force();
            } catch (IOException e) {
                broken = e;
                LOG.error(
                        "The audit's journal cannot be written: {}",
                        e.getClass().getName());
            }
        }
    }

    private void anchor() {
        record(Event.ofService(clock.instant(), "anchor", heads())).await();
        LOG.info("Audit anchor {}", head());
    }

    @Override
    public void close() {
        anchors.close();
        if (isAvailable()) {
            record(Event.ofService(clock.instant(), "stop", "")).await();
        }
        open = false;
        join();
        forcing.close();
        LOG.info("Audit anchor {}", head());
        storing.close(head().number());
    }

    private void join() {
        try {
            thread.join(PATIENCE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

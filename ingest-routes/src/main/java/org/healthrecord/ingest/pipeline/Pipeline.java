package org.healthrecord.ingest.pipeline;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.healthrecord.database.Ticker;
import org.healthrecord.ingest.inbox.queue.Ledger;
import org.healthrecord.ingest.inbox.queue.Restart;
import org.healthrecord.ingest.pipeline.schedule.Courteous;
import org.healthrecord.ingest.pipeline.schedule.PartitionSchedule;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Starts and stops the workers. */
public final class Pipeline implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Pipeline.class);

    /** Starts last and stops first: reads and receiving do not wait for the backlog. */
    private static final int PHASE = Integer.MAX_VALUE - 100;

    private static final long PATIENCE_SECONDS = 60;
    private static final Duration SETTLING = Duration.ofSeconds(10);
    private static final Duration LAST_TICK = Duration.ofSeconds(5);

    private final int count;
    private final Duration tick;
    private final Duration reapplyWindow;
    private final PartitionSchedule schedule;
    private final Ledger ledger;
    private final Restart restart;
    private final Function<CountDownLatch, Runnable> workers;
    private List<Thread> threads = List.of();
    private CountDownLatch stopped = new CountDownLatch(0);
    private volatile @Nullable Ticker ticker;
    private final AtomicBoolean handingOverAgain = new AtomicBoolean();
    private volatile boolean running;

    Pipeline(
            int count,
            Duration tick,
            Duration reapplyWindow,
            PartitionSchedule schedule,
            Ledger ledger,
            Restart restart,
            Function<CountDownLatch, Runnable> workers) {
        this.count = count;
        this.tick = tick;
        this.reapplyWindow = reapplyWindow;
        this.schedule = schedule;
        this.ledger = ledger;
        this.restart = restart;
        this.workers = workers;
    }

    @Override
    public synchronized void start() {
        if (running) {
            return;
        }
        int handedOver = restart.reapply(reapplyWindow);
        if (handedOver > 0) {
            LOG.info("{} records stored shortly before the last stop are handed over again", handedOver);
        }
        schedule.open();
        stopped = new CountDownLatch(1);
        threads = IntStream.range(0, count).mapToObj(this::thread).toList();
        threads.forEach(Thread::start);
        ticker = Ticker.start("inbox-ticker", Duration.ZERO, tick, this::tick);
        running = true;
    }

    /** What the chart's store took last may be lost: it is handed over again once what is under way has been settled. */
    public void storeLost() {
        if (running && !reapplyWindow.isZero() && handingOverAgain.compareAndSet(false, true)) {
            Ticker ticking = ticker;
            if (ticking != null) {
                // Where it is stopping, the next start hands over again what was stored last.
                ticking.once(SETTLING, this::handOverAgain);
            }
        }
    }

    private void handOverAgain() {
        handingOverAgain.set(false);
        try {
            int count = restart.reapply(reapplyWindow);
            LOG.warn("The store was closed by a failure: {} records are handed over again", count);
        } catch (RuntimeException e) {
            LOG.warn("The inbox does not answer: {}", e.getClass().getName());
            storeLost();
        }
    }

    private Thread thread(int number) {
        return new Thread(Courteous.of(workers.apply(stopped)), "inbox-worker-" + number);
    }

    /** Finds what is due again, and what other nodes received. */
    private void tick() {
        ledger.ringForDue(schedule);
    }

    @Override
    public synchronized void stop() {
        if (!running) {
            return;
        }
        running = false;
        Ticker ticking = Objects.requireNonNull(ticker);
        ticking.close();
        schedule.close();
        stopped.countDown();
        if (join() && ticking.close(LAST_TICK) && !reapplyWindow.isZero()) {
            restart.stoppedCleanly();
        }
    }

    /** Never by interrupt: that would close an embedded database's file under a writer's feet. */
    private boolean join() {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        try {
            for (Thread thread : threads) {
                thread.join(Math.max(1, TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime())));
            }
            return threads.stream().noneMatch(Thread::isAlive);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}

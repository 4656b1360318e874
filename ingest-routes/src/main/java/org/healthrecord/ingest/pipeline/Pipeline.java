package org.healthrecord.ingest.pipeline;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.healthrecord.ingest.inbox.queue.Ledger;
import org.healthrecord.ingest.inbox.queue.Restart;
import org.healthrecord.ingest.pipeline.schedule.Courteous;
import org.healthrecord.ingest.pipeline.schedule.PartitionSchedule;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Starts and stops the workers. */
public final class Pipeline implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Pipeline.class);

    /** Starts last and stops first: reads and receiving do not wait for the backlog. */
    private static final int PHASE = Integer.MAX_VALUE - 100;

    private static final long PATIENCE_SECONDS = 60;
    private static final long SETTLING_SECONDS = 10;

    private final int count;
    private final Duration tick;
    private final Duration reapplyWindow;
    private final PartitionSchedule schedule;
    private final Ledger ledger;
    private final Restart restart;
    private final Function<CountDownLatch, Runnable> workers;
    private List<Thread> threads = List.of();
    private CountDownLatch stopped = new CountDownLatch(0);
    private volatile ScheduledExecutorService ticker = Executors.newSingleThreadScheduledExecutor();
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
        ticker = Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "inbox-ticker"));
        ticker.scheduleWithFixedDelay(this::tick, 0, tick.toMillis(), TimeUnit.MILLISECONDS);
        running = true;
    }

    /** What the chart's store took last may be lost: it is handed over again once what is under way has been settled. */
    public void storeLost() {
        if (running && !reapplyWindow.isZero() && handingOverAgain.compareAndSet(false, true)) {
            try {
                ticker.schedule(this::handOverAgain, SETTLING_SECONDS, TimeUnit.SECONDS);
            } catch (RejectedExecutionException stopping) {
                // The next start hands over again what was stored last.
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
        try {
            ledger.ringForDue(schedule);
        } catch (RuntimeException e) {
            LOG.warn(
                    "The inbox could not be asked for due records: {}",
                    e.getClass().getName());
        }
    }

    @Override
    public synchronized void stop() {
        if (!running) {
            return;
        }
        running = false;
        ticker.shutdown();
        schedule.close();
        stopped.countDown();
        if (join() && !reapplyWindow.isZero()) {
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
            return threads.stream().noneMatch(Thread::isAlive) && ticker.awaitTermination(5, TimeUnit.SECONDS);
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

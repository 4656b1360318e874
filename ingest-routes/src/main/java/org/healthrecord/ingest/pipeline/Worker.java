package org.healthrecord.ingest.pipeline;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.healthrecord.ingest.pipeline.handover.BackOff;
import org.healthrecord.ingest.pipeline.handover.Defects;
import org.healthrecord.ingest.pipeline.ownership.PartitionLocks;
import org.healthrecord.ingest.pipeline.schedule.Breather;
import org.healthrecord.ingest.pipeline.schedule.PartitionSchedule;
import org.healthrecord.ingest.port.Lane;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes partitions and works on them for one round, again and again. Nothing that goes wrong in a round ends it. */
final class Worker implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(Worker.class);
    private static final int SLOWEST = 8;

    private final PartitionSchedule schedule;
    private final PartitionLocks locks;
    private final Round round;
    private final PipelineMetrics metrics;
    private final BackOff backOff;
    private final Breather breather;
    private final int workers;
    private final CountDownLatch stopped;
    private int failures;

    Worker(
            PartitionSchedule schedule,
            PartitionLocks locks,
            Round round,
            PipelineMetrics metrics,
            BackOff backOff,
            Breather breather,
            int workers,
            CountDownLatch stopped) {
        this.schedule = schedule;
        this.locks = locks;
        this.round = round;
        this.metrics = metrics;
        this.backOff = backOff;
        this.breather = breather;
        this.workers = workers;
        this.stopped = stopped;
    }

    @Override
    public void run() {
        for (List<Integer> next = schedule.take(workers); !next.isEmpty(); next = schedule.take(workers)) {
            long start = System.nanoTime();
            try {
                work(next);
                failures = 0;
            } catch (RuntimeException | Error failure) {
                stumbled(failure);
                next.forEach(partition -> schedule.ring(partition, Lane.LIVE));
            } finally {
                schedule.giveBack(next);
            }
            schedule.rest(breather.after(Duration.ofNanos(System.nanoTime() - start)));
        }
    }

    private void work(List<Integer> partitions) {
        Optional<PartitionLocks.Lease> lease = locks.tryLock(partitions);
        if (lease.isEmpty()) {
            return;
        }
        try (PartitionLocks.Lease held = lease.get()) {
            round.run(held.partitions(), held).forEach(schedule::ring);
        }
    }

    /** Without the exception's message, which may quote data. */
    private void stumbled(Throwable failure) {
        failures = Math.min(failures + 1, SLOWEST);
        metrics.stumbled();
        LOG.error(
                "A round failed and is repeated: {}", Defects.describe(failure).text());
        pause(backOff.after(failures));
    }

    private void pause(Duration pause) {
        try {
            stopped.await(pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            // Workers end by closing the schedule.
        }
    }
}

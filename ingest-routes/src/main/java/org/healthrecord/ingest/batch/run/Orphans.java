package org.healthrecord.ingest.batch.run;

import java.time.Duration;
import java.time.LocalDateTime;
import org.healthrecord.database.Ticker;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.JobExecution;
import org.springframework.batch.core.JobInstance;
import org.springframework.batch.core.StepExecution;
import org.springframework.batch.core.explore.JobExplorer;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.context.SmartLifecycle;

/**
 * Jobs whose process was killed: Spring Batch leaves them as running permanently. They are marked as failed, with an
 * end, and resumed where they were, as are those that failed for a transient reason. At start and every now and then,
 * for on PostgreSQL another node may have been killed.
 */
public final class Orphans implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Orphans.class);

    /** Between its row and its lock a job has no owner for a moment. */
    private static final Duration YOUNGEST = Duration.ofSeconds(5);

    private static final Duration LAST_LOOK = Duration.ofSeconds(10);

    /** After the workers. */
    private static final int PHASE = Integer.MAX_VALUE - 50;

    private final Jobs jobs;
    private final JobExplorer explorer;
    private final JobRepository repository;
    private final JobOwners owners;
    private final Closing closing;
    private final Duration every;
    private @Nullable Ticker ticker;
    private volatile boolean running;

    public Orphans(
            Jobs jobs,
            JobExplorer explorer,
            JobRepository repository,
            JobOwners owners,
            Closing closing,
            Duration every) {
        this.jobs = jobs;
        this.explorer = explorer;
        this.repository = repository;
        this.owners = owners;
        this.closing = closing;
        this.every = every;
    }

    @Override
    public void start() {
        running = true;
        closing.open();
        ticker = Ticker.start("job-orphans", Duration.ZERO, every, this::look);
    }

    private void look() {
        jobs.all().keySet().forEach(this::look);
    }

    private void look(String name) {
        for (JobExecution run : explorer.findRunningJobExecutions(name)) {
            if (run.getCreateTime().isBefore(LocalDateTime.now().minus(YOUNGEST)) && owners.isOrphan(run.getId())) {
                end(run);
            }
        }
        for (JobInstance instance : explorer.getJobInstances(name, 0, 50)) {
            JobExecution last = explorer.getLastJobExecution(instance);
            if (last != null && !closing.isClosing() && isToGoOn(last)) {
                LOG.info("Job {} ({}) is taken up where it was", instance.getInstanceId(), name);
                jobs.restart(instance.getInstanceId());
            }
        }
    }

    private static boolean isToGoOn(JobExecution last) {
        return last.getStatus() == BatchStatus.FAILED
                && last.getExitStatus().getExitCode().equals(WorkStep.AGAIN);
    }

    /** One that was being stopped stays stopped. */
    private void end(JobExecution run) {
        boolean stopping = run.getStatus() == BatchStatus.STOPPING;
        BatchStatus status = stopping ? BatchStatus.STOPPED : BatchStatus.FAILED;
        ExitStatus exit = stopping
                ? ExitStatus.STOPPED
                : new ExitStatus(WorkStep.AGAIN, "The service was interrupted in the middle of it.");
        for (StepExecution step : run.getStepExecutions()) {
            if (step.getEndTime() == null) {
                step.setStatus(status);
                step.setExitStatus(exit);
                step.setEndTime(LocalDateTime.now());
                repository.update(step);
            }
        }
        run.setStatus(status);
        run.setExitStatus(exit);
        run.setEndTime(LocalDateTime.now());
        repository.update(run);
    }

    /** Waits for the current pieces; the jobs continue at the next start. */
    @Override
    public void stop() {
        running = false;
        closing.close();
        Ticker ticking = ticker;
        if (ticking != null && !ticking.close(LAST_LOOK)) {
            LOG.warn("The look at interrupted jobs did not end in time");
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

package org.healthrecord.ingest.batch;

import java.util.Map;
import org.healthrecord.ingest.batch.chart.Reconcile;
import org.healthrecord.ingest.batch.run.Jobs;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;
import org.springframework.scheduling.support.CronTrigger;

/** Starts the reconciliation when it is due. */
final class Nightly implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Nightly.class);
    private static final String NEVER = "-";

    private final Jobs jobs;
    private final String cron;
    private ThreadPoolTaskScheduler clock = new ThreadPoolTaskScheduler();
    private volatile boolean running;

    Nightly(Jobs jobs, String cron) {
        this.jobs = jobs;
        this.cron = cron;
    }

    @Override
    public void start() {
        running = true;
        if (!cron.equals(NEVER)) {
            clock = new ThreadPoolTaskScheduler();
            clock.setThreadNamePrefix("job-nightly-");
            clock.initialize();
            clock.schedule(this::reconcile, new CronTrigger(cron));
        }
    }

    private void reconcile() {
        try {
            jobs.start(Reconcile.NAME, Map.of(), "schedule");
        } catch (RuntimeException e) {
            LOG.error(
                    "The reconciliation could not be started: {}", e.getClass().getName());
        }
    }

    @Override
    public void stop() {
        running = false;
        clock.shutdown();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}

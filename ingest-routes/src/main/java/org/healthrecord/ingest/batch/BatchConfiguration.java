package org.healthrecord.ingest.batch;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;
import org.healthrecord.ingest.batch.archive.LoadArchive;
import org.healthrecord.ingest.batch.chart.Charts;
import org.healthrecord.ingest.batch.chart.RebuildCharts;
import org.healthrecord.ingest.batch.chart.Reconcile;
import org.healthrecord.ingest.batch.remap.Remap;
import org.healthrecord.ingest.batch.replay.Replay;
import org.healthrecord.ingest.batch.run.Closing;
import org.healthrecord.ingest.batch.run.JobOwners;
import org.healthrecord.ingest.batch.run.JobSettings;
import org.healthrecord.ingest.batch.run.Jobs;
import org.healthrecord.ingest.batch.run.Orphans;
import org.healthrecord.ingest.batch.run.WorkStep;
import org.healthrecord.ingest.batch.work.Work;
import org.healthrecord.ingest.inbox.receive.Loads;
import org.healthrecord.ingest.inbox.replay.Outdated;
import org.healthrecord.ingest.inbox.replay.Replays;
import org.healthrecord.ingest.inbox.schema.InboxTables;
import org.healthrecord.ingest.inbox.view.Audit;
import org.healthrecord.ingest.pipeline.schedule.Courteous;
import org.healthrecord.ingest.port.SourceDirectory;
import org.springframework.batch.core.Job;
import org.springframework.batch.core.JobExecution;
import org.springframework.batch.core.JobExecutionListener;
import org.springframework.batch.core.Step;
import org.springframework.batch.core.configuration.support.DefaultBatchConfiguration;
import org.springframework.batch.core.explore.JobExplorer;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.launch.JobLauncher;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.task.TaskExecutor;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Isolation;

/**
 * Spring Batch on the inbox's database and transactions: a piece of work and its progress are one commit. Its tables are
 * made with the inbox's own.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(JobSettings.class)
public class BatchConfiguration extends DefaultBatchConfiguration {
    private static final int AT_ONCE = 2;

    @Override
    protected DataSource getDataSource() {
        return Objects.requireNonNull(
                applicationContext.getBean(InboxTables.class).jdbc().getDataSource());
    }

    @Override
    protected PlatformTransactionManager getTransactionManager() {
        return Objects.requireNonNull(
                applicationContext.getBean(InboxTables.class).transaction().getTransactionManager());
    }

    /** Each start has a number of its own, so two of them have nothing to disagree about. */
    @Override
    protected Isolation getIsolationLevelForCreate() {
        return Isolation.READ_COMMITTED;
    }

    @Override
    protected TaskExecutor getTaskExecutor() {
        return applicationContext.getBean("jobThreads", ThreadPoolTaskExecutor.class);
    }

    @Bean(defaultCandidate = false)
    @Qualifier("jobThreads")
    ThreadPoolTaskExecutor jobThreads() {
        ThreadPoolTaskExecutor threads = new ThreadPoolTaskExecutor();
        threads.setCorePoolSize(AT_ONCE);
        threads.setThreadNamePrefix("job-");
        threads.setThreadFactory(work -> threads.newThread(Courteous.of(work)));
        threads.setWaitForTasksToCompleteOnShutdown(true);
        threads.setAwaitTerminationSeconds(60);
        return threads;
    }

    @Bean
    Closing jobsClosing(@Qualifier("jobThreads") ThreadPoolTaskExecutor threads) {
        return new Closing(threads);
    }

    @Bean
    JobOwners jobOwners(InboxTables tables) {
        return new JobOwners(tables);
    }

    @Bean
    LoadArchive loadArchive(
            SourceDirectory sources,
            Loads loads,
            JobSettings settings,
            @Value("${health-record.home:data}") Path home) {
        return new LoadArchive(
                sources, settings.archives(home), loads, settings.maxEntrySize().toBytes());
    }

    @Bean
    Replay replayJob(Replays replays, ObjectProvider<ObjectMapper> json) {
        return new Replay(replays, json.getIfAvailable(() -> new ObjectMapper().findAndRegisterModules()));
    }

    @Bean
    Remap remapJob(Outdated outdated, Replays replays) {
        return new Remap(outdated, replays);
    }

    @Bean
    Reconciliations reconciliations(MeterRegistry registry) {
        return new Reconciliations(registry);
    }

    /** Where the application joins no charts there is nothing to rebuild or to compare. */
    @Bean
    Jobs jobs(
            LoadArchive load,
            Replay replay,
            Remap remap,
            ObjectProvider<Charts> charts,
            Audit audit,
            Reconciliations reconciliations,
            JobRepository repository,
            JobLauncher launcher,
            JobExplorer explorer,
            JobOwners owners,
            Closing closing,
            InboxTables tables) {
        List<Work> works = new ArrayList<>(List.of(load, replay, remap));
        charts.ifAvailable(c -> {
            works.add(new RebuildCharts(c));
            works.add(new Reconcile(c, audit, reconciliations::found));
        });
        Map<String, Job> jobs = new LinkedHashMap<>();
        for (Work work : works) {
            jobs.put(work.name(), job(work, repository, owners, closing, tables));
        }
        return new Jobs(works, jobs, launcher, explorer, repository, owners, tables);
    }

    private static Job job(Work work, JobRepository repository, JobOwners owners, Closing closing, InboxTables tables) {
        WorkStep pieces = new WorkStep(work, tables.jdbc(), closing::isClosing);
        Step step = new StepBuilder(work.name(), repository)
                .tasklet(pieces, Objects.requireNonNull(tables.transaction().getTransactionManager()))
                .listener(pieces)
                .build();
        return new JobBuilder(work.name(), repository)
                .start(step)
                .listener(new JobExecutionListener() {
                    @Override
                    public void beforeJob(JobExecution run) {
                        owners.take(run.getId());
                    }

                    @Override
                    public void afterJob(JobExecution run) {
                        owners.release(run.getId());
                    }
                })
                .build();
    }

    @Bean
    Orphans orphanedJobs(
            Jobs jobs,
            JobExplorer explorer,
            JobRepository repository,
            JobOwners owners,
            Closing closing,
            JobSettings settings) {
        return new Orphans(jobs, explorer, repository, owners, closing, settings.lookEvery());
    }

    @Bean
    Nightly nightlyReconciliation(Jobs jobs, ObjectProvider<Charts> charts, JobSettings settings) {
        return new Nightly(jobs, charts.getIfAvailable() == null ? "-" : settings.reconcileCron());
    }
}

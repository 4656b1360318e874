package org.healthrecord.ingest.batch.run;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.healthrecord.ingest.batch.work.JobProblems;
import org.healthrecord.ingest.batch.work.JobView;
import org.healthrecord.ingest.batch.work.UnusableJobException;
import org.healthrecord.ingest.batch.work.Work;
import org.healthrecord.ingest.inbox.schema.InboxTables;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.Job;
import org.springframework.batch.core.JobExecution;
import org.springframework.batch.core.JobExecutionException;
import org.springframework.batch.core.JobInstance;
import org.springframework.batch.core.JobParameters;
import org.springframework.batch.core.JobParametersBuilder;
import org.springframework.batch.core.explore.JobExplorer;
import org.springframework.batch.core.launch.JobLauncher;
import org.springframework.batch.core.repository.JobRepository;

/** Starts jobs, stops them and takes them up again. */
public final class Jobs {
    static final String BY = "by";
    static final String REQUEST = "request";

    private final Map<String, Work> works;
    private final Map<String, Job> jobs;
    private final JobLauncher launcher;
    private final JobExplorer explorer;
    private final JobRepository repository;
    private final JobOwners owners;
    private final InboxTables tables;
    private final JobViews views;

    public Jobs(
            List<Work> works,
            Map<String, Job> jobs,
            JobLauncher launcher,
            JobExplorer explorer,
            JobRepository repository,
            JobOwners owners,
            InboxTables tables) {
        this.works = new TreeMap<>();
        works.forEach(work -> this.works.put(work.name(), work));
        this.jobs = jobs;
        this.launcher = launcher;
        this.explorer = explorer;
        this.repository = repository;
        this.owners = owners;
        this.tables = tables;
        this.views = new JobViews(explorer, new JobProblems(tables.jdbc()));
    }

    public JobView start(String name, Map<String, String> wanted, String by) {
        Work work = works.get(name);
        if (work == null) {
            throw new UnusableJobException(
                    "There is no such job; there are " + String.join(", ", works.keySet()) + ".");
        }
        JobParametersBuilder parameters = new JobParametersBuilder();
        work.check(wanted).forEach(parameters::addString);
        parameters.addString(REQUEST, UUID.randomUUID().toString());
        parameters.addString(BY, by, false);
        return views.of(run(name, parameters.toJobParameters()).getJobInstance());
    }

    /** The newest first. */
    public List<JobView> list(int page, int size) {
        return views.newest(List.copyOf(works.keySet()), page, size);
    }

    public JobView find(long id) {
        return views.detail(instance(id));
    }

    /** It stops when the current piece is done. */
    public JobView stop(long id) {
        JobExecution last = last(instance(id));
        if (!last.isRunning()) {
            throw new UnusableJobException("The job is not running.");
        }
        last.setStatus(BatchStatus.STOPPING);
        repository.update(last);
        return views.of(last.getJobInstance());
    }

    /** Takes it up where it was. */
    public JobView restart(long id) {
        JobInstance instance = instance(id);
        JobExecution last = last(instance);
        if (last.isRunning() || last.getStatus() == BatchStatus.COMPLETED) {
            throw new UnusableJobException("Only a job that was stopped or failed can be taken up again.");
        }
        run(instance.getJobName(), last.getJobParameters());
        return views.of(instance);
    }

    Map<String, Job> all() {
        return jobs;
    }

    private JobExecution run(String name, JobParameters parameters) {
        try {
            JobExecution execution =
                    launcher.run(Optional.ofNullable(jobs.get(name)).orElseThrow(), parameters);
            owners.take(execution.getId());
            if (!execution.isRunning()) {
                owners.release(execution.getId());
            }
            // What was answered for must still be known after a crash.
            tables.flush();
            return execution;
        } catch (JobExecutionException e) {
            throw new UnusableJobException("The job cannot be started now: "
                    + e.getClass().getSimpleName().replace("Exception", "") + ".");
        }
    }

    private JobInstance instance(long id) {
        return Optional.ofNullable(explorer.getJobInstance(id)).orElseThrow(NoSuchJobException::new);
    }

    private JobExecution last(JobInstance instance) {
        return Optional.ofNullable(explorer.getLastJobExecution(instance)).orElseThrow(NoSuchJobException::new);
    }
}

package org.healthrecord.ingest.batch.run;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.healthrecord.ingest.batch.work.JobProblems;
import org.healthrecord.ingest.batch.work.JobView;
import org.healthrecord.ingest.batch.work.Progress;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.JobExecution;
import org.springframework.batch.core.JobInstance;
import org.springframework.batch.core.StepExecution;
import org.springframework.batch.core.explore.JobExplorer;
import org.springframework.batch.item.ExecutionContext;

/** Jobs as administrators see them, from Spring Batch's tables. */
final class JobViews {
    private static final int PROBLEMS = 1_000;
    private static final Set<String> INTERNAL = Set.of(Jobs.BY, Jobs.REQUEST);

    private final JobExplorer explorer;
    private final JobProblems problems;

    JobViews(JobExplorer explorer, JobProblems problems) {
        this.explorer = explorer;
        this.problems = problems;
    }

    List<JobView> newest(Collection<String> names, int page, int size) {
        List<JobInstance> all = new ArrayList<>();
        names.forEach(name -> all.addAll(explorer.getJobInstances(name, 0, (page + 1) * size)));
        return all.stream()
                .sorted(Comparator.comparing(JobInstance::getInstanceId).reversed())
                .skip((long) page * size)
                .limit(size)
                .map(this::of)
                .toList();
    }

    JobView of(JobInstance instance) {
        return view(instance, List.of());
    }

    JobView detail(JobInstance instance) {
        return view(instance, problems.of(instance.getInstanceId(), PROBLEMS));
    }

    private JobView view(JobInstance instance, List<JobView.Problem> found) {
        List<JobExecution> runs = explorer.getJobExecutions(instance).stream()
                .sorted(Comparator.comparing(JobExecution::getId))
                .toList();
        JobExecution first = runs.get(0);
        JobExecution last = runs.get(runs.size() - 1);
        ExecutionContext context = context(runs);
        long failed = context.getLong(Progress.FAILED, 0);
        BatchStatus state = last.getStatus();
        boolean attention = state == BatchStatus.FAILED || (state == BatchStatus.COMPLETED && failed > 0);
        return new JobView(
                instance.getInstanceId(),
                instance.getJobName(),
                state.name(),
                attention,
                parameters(last),
                String.valueOf(last.getJobParameters().getString(Jobs.BY, "")),
                Objects.requireNonNull(instant(first.getCreateTime())),
                instant(first.getStartTime()),
                last.isRunning() ? null : instant(last.getEndTime()),
                runs.size(),
                context.containsKey(Progress.EXPECTED) ? context.getLong(Progress.EXPECTED) : null,
                context.getLong(Progress.READ, 0),
                context.getLong(Progress.STORED, 0),
                context.getLong(Progress.DUPLICATE, 0),
                failed,
                state == BatchStatus.COMPLETED
                        ? null
                        : given(last.getExitStatus().getExitDescription()),
                found);
    }

    /** Of the last run that got so far as to have one. */
    private static ExecutionContext context(List<JobExecution> runs) {
        return runs.stream()
                .flatMap(run -> run.getStepExecutions().stream())
                .max(Comparator.comparing(StepExecution::getId))
                .map(StepExecution::getExecutionContext)
                .orElseGet(ExecutionContext::new);
    }

    private static Map<String, String> parameters(JobExecution run) {
        Map<String, String> shown = new TreeMap<>();
        run.getJobParameters().getParameters().forEach((name, value) -> {
            if (!INTERNAL.contains(name)) {
                shown.put(name, String.valueOf(value.getValue()));
            }
        });
        return shown;
    }

    private static @Nullable String given(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }

    private static @Nullable Instant instant(@Nullable LocalDateTime time) {
        return time == null ? null : time.atZone(ZoneId.systemDefault()).toInstant();
    }
}

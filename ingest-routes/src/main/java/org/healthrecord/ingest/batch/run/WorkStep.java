package org.healthrecord.ingest.batch.run;

import java.time.Clock;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import org.healthrecord.database.TransientFailures;
import org.healthrecord.ingest.batch.work.PieceFailedException;
import org.healthrecord.ingest.batch.work.Pieces;
import org.healthrecord.ingest.batch.work.Progress;
import org.healthrecord.ingest.batch.work.UnusableJobException;
import org.healthrecord.ingest.batch.work.Work;
import org.healthrecord.ingest.port.InboxUnavailableException;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.StepContribution;
import org.springframework.batch.core.StepExecution;
import org.springframework.batch.core.StepExecutionListener;
import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.repeat.RepeatStatus;
import org.springframework.jdbc.core.JdbcTemplate;

/** Lets Spring Batch do a work piece by piece, each in a transaction that also keeps the progress. */
public final class WorkStep implements Tasklet, StepExecutionListener {
    /** Ended by a transient failure: resumed automatically. */
    static final String AGAIN = "AGAIN";

    private final Work work;
    private final JdbcTemplate jdbc;
    private final BooleanSupplier closing;
    private final Map<Long, Pieces> underWay = new ConcurrentHashMap<>();

    public WorkStep(Work work, JdbcTemplate jdbc, BooleanSupplier closing) {
        this.work = work;
        this.jdbc = jdbc;
        this.closing = closing;
    }

    @Override
    public RepeatStatus execute(StepContribution contribution, ChunkContext context) {
        if (closing.getAsBoolean()) {
            throw new PieceFailedException("The service is being stopped.", true);
        }
        try {
            StepExecution run = contribution.getStepExecution();
            Pieces pieces = underWay.computeIfAbsent(run.getId(), id -> open(run));
            return RepeatStatus.continueIf(pieces.next());
        } catch (UnusableJobException unusable) {
            throw new PieceFailedException(String.valueOf(unusable.getMessage()), false);
        } catch (RuntimeException | Error failure) {
            throw failed(failure);
        }
    }

    private static PieceFailedException failed(Throwable failure) {
        boolean again = failure instanceof InboxUnavailableException || TransientFailures.isTransient(failure);
        return new PieceFailedException(
                (again ? "Something it needs does not answer: " : "A fault of the program: ")
                        + failure.getClass().getName()
                        + at(failure),
                again);
    }

    private static String at(Throwable failure) {
        for (StackTraceElement line : failure.getStackTrace()) {
            if (line.getClassName().startsWith("org.healthrecord.")) {
                return " at " + line;
            }
        }
        return "";
    }

    private Pieces open(StepExecution execution) {
        long job = execution.getJobExecution().getJobInstance().getInstanceId();
        Map<String, String> parameters = new TreeMap<>();
        execution
                .getJobParameters()
                .getParameters()
                .forEach((name, value) -> parameters.put(name, String.valueOf(value.getValue())));
        Progress progress = new Progress(job, execution.getExecutionContext(), jdbc, Clock.systemUTC());
        return work.open(new Work.Run(job, parameters, parameters.getOrDefault(Jobs.BY, "")), progress);
    }

    @Override
    public @Nullable ExitStatus afterStep(StepExecution execution) {
        Pieces done = underWay.remove(execution.getId());
        if (done != null) {
            done.close();
        }
        for (Throwable failure : execution.getFailureExceptions()) {
            if (failure instanceof PieceFailedException piece) {
                String code = piece.again() ? AGAIN : ExitStatus.FAILED.getExitCode();
                return new ExitStatus(code, String.valueOf(piece.getMessage()));
            }
        }
        return null;
    }
}

package org.healthrecord.ingest.batch.work;

import java.time.Clock;
import java.time.Instant;
import org.healthrecord.ingest.inbox.schema.Column;
import org.springframework.batch.item.ExecutionContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** How far a job has come, over all its runs. */
public final class Progress {
    public static final String EXPECTED = "expected";
    public static final String READ = "read";
    public static final String STORED = "stored";
    public static final String DUPLICATE = "duplicate";
    public static final String FAILED = "failed";
    private static final String POSITION = "position";
    private static final String SINCE = "since";

    private final long job;
    private final ExecutionContext context;
    private final JobProblems problems;

    public Progress(long job, ExecutionContext context, JdbcTemplate jdbc, Clock clock) {
        this.job = job;
        this.context = context;
        this.problems = new JobProblems(jdbc);
        if (!context.containsKey(SINCE)) {
            context.putLong(SINCE, clock.millis());
        }
    }

    /** When the job began first. */
    public Instant since() {
        return Instant.ofEpochMilli(context.getLong(SINCE));
    }

    /** Where the next piece begins; {@code ""} at first. */
    public String position() {
        return context.getString(POSITION, "");
    }

    public void position(String position) {
        context.putString(POSITION, position);
    }

    public boolean isCounted() {
        return context.containsKey(EXPECTED);
    }

    /** How much there is to do, counted once. */
    public void expect(long count) {
        context.putLong(EXPECTED, count);
    }

    public void read(long count) {
        add(READ, count);
    }

    public void stored(long count) {
        add(STORED, count);
    }

    public void duplicate(long count) {
        add(DUPLICATE, count);
    }

    /**
     * Something could not be done; the job continues.
     *
     * @param place  where, for administrators only
     * @param reason never holds a value of a message
     */
    public void failed(String place, String reason) {
        add(FAILED, 1);
        problems.add(job, place, reason, Column.time(Instant.now()));
    }

    public long failed() {
        return context.getLong(FAILED, 0);
    }

    private void add(String counter, long count) {
        context.putLong(counter, context.getLong(counter, 0) + count);
    }
}

package org.healthrecord.ingest.batch.work;

import java.time.OffsetDateTime;
import java.util.List;
import org.healthrecord.ingest.inbox.schema.Column;
import org.springframework.jdbc.core.JdbcTemplate;

/** What jobs could not do. */
public final class JobProblems {
    private final JdbcTemplate jdbc;

    public JobProblems(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    void add(long job, String place, String reason, OffsetDateTime at) {
        jdbc.update(
                "insert into job_problem (job, place, reason, at) values (?, ?, ?, ?)",
                job,
                Column.place(place),
                Column.place(reason),
                at);
    }

    /** The first of them. */
    public List<JobView.Problem> of(long job, int most) {
        return jdbc.query(
                "select place, reason, at from job_problem where job = ? order by job, id limit ?",
                (row, n) ->
                        new JobView.Problem(row.getString("place"), row.getString("reason"), Column.instant(row, "at")),
                job,
                most);
    }
}

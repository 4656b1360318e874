package org.healthrecord.access.account.throttle;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Counts attempts before they are made, so that many at once do not get more tries than one after the other. */
public final class Throttle {
    private static final Duration FORGOTTEN = Duration.ofHours(1);
    private static final int ROUNDS = 5;

    private final JdbcClient jdbc;
    private final Clock clock;

    public Throttle(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Counts an attempt for each, until one must wait. The answer is how long, rounded up to seconds; empty means go on. */
    public Optional<Duration> attempt(List<Subject> subjects) {
        return subjects.stream().flatMap(subject -> attempt(subject).stream()).findFirst();
    }

    private Optional<Duration> attempt(Subject subject) {
        for (int round = 0; round < ROUNDS; round++) {
            Instant now = clock.instant();
            Optional<Row> row = find(subject);
            if (row.isPresent() && row.get().blockedUntil().isAfter(now)) {
                return Optional.of(Duration.between(now, row.get().blockedUntil())
                        .plusMillis(999)
                        .truncatedTo(java.time.temporal.ChronoUnit.SECONDS));
            }
            if (row.isPresent() ? count(subject, row.get(), now) : begin(subject, now)) {
                return Optional.empty();
            }
        }
        return Optional.of(Duration.ofSeconds(1));
    }

    /** An attempt that was right counts no more. */
    public void succeeded(Subject subject) {
        jdbc.sql("update access_throttle set failures = failures - 1, blocked_until = last_at"
                        + " where key_hash = ? and failures > 0")
                .params(subject.key())
                .update();
    }

    /** Forgets all failures of a subject. */
    public void clear(Subject subject) {
        jdbc.sql("delete from access_throttle where key_hash = ?")
                .params(subject.key())
                .update();
    }

    /** Deletes what is too old to matter. */
    public void tidy() {
        jdbc.sql("delete from access_throttle where last_at < ?")
                .params(time(clock.instant().minus(FORGOTTEN)))
                .update();
    }

    private Optional<Row> find(Subject subject) {
        return jdbc.sql("select failures, last_at, blocked_until from access_throttle where key_hash = ?")
                .params(subject.key())
                .query(Throttle::row)
                .optional();
    }

    private boolean begin(Subject subject, Instant now) {
        try {
            return jdbc.sql(
                                    "insert into access_throttle (key_hash, failures, last_at, blocked_until) values (?, 1, ?, ?)")
                            .params(subject.key(), time(now), time(now.plus(Pauses.after(1, subject.free()))))
                            .update()
                    == 1;
        } catch (DuplicateKeyException another) {
            return false;
        }
    }

    private boolean count(Subject subject, Row row, Instant now) {
        int failures = row.lastAt().isBefore(now.minus(FORGOTTEN)) ? 1 : row.failures() + 1;
        return jdbc.sql("update access_throttle set failures = ?, last_at = ?, blocked_until = ?"
                                + " where key_hash = ? and failures = ? and last_at = ?")
                        .params(
                                failures,
                                time(now),
                                time(now.plus(Pauses.after(failures, subject.free()))),
                                subject.key(),
                                row.failures(),
                                time(row.lastAt()))
                        .update()
                == 1;
    }

    private static Row row(ResultSet rs, int number) throws SQLException {
        return new Row(
                rs.getInt(1),
                rs.getObject(2, OffsetDateTime.class).toInstant(),
                rs.getObject(3, OffsetDateTime.class).toInstant());
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private record Row(int failures, Instant lastAt, Instant blockedUntil) {}
}

package org.healthrecord.ingest.inbox.view;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.healthrecord.ingest.inbox.schema.Column;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** What waits of each source, since when, and how fast it is worked on. */
public final class Backlogs {
    private static final String WAITING = "select source, count(*) as n, min(received) as oldest from inbox_record"
            + " where state in ('RECEIVED', 'RETRY') group by source order by source";

    /** The last records that were settled, on any node. */
    private static final String SETTLED = "select r.source, count(*) as n, min(e.at) as first_at from"
            + " (select record_id, at from inbox_event where to_state in ('STORED', 'IGNORED', 'QUARANTINED')"
            + " order by id desc limit 2000) e join inbox_record r on r.id = e.record_id where e.at >= ? group by r.source";

    private static final Duration LATELY = Duration.ofMinutes(2);
    private static final double MINUTE = 60_000;

    private final JdbcTemplate jdbc;
    private final Clock clock;

    public Backlogs(JdbcTemplate jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * @param oldest    when the record arrived that waits longest
     * @param perMinute how many were settled a minute lately, 0 where none was
     * @param minutes   how long the rest takes at that rate; null where nothing moves
     */
    public record Backlog(String source, long waiting, Instant oldest, double perMinute, @Nullable Double minutes) {}

    /** Of the sources of which something waits. */
    public List<Backlog> now() {
        Map<String, Double> rates = new HashMap<>();
        List<Backlog> waiting = waiting();
        if (waiting.isEmpty()) {
            return waiting;
        }
        Instant now = clock.instant();
        jdbc.query(
                SETTLED,
                row -> {
                    Instant first = Column.instant(row, "first_at");
                    double minutes =
                            Math.max(1_000, Duration.between(first, now).toMillis()) / MINUTE;
                    rates.put(row.getString("source"), row.getLong("n") / minutes);
                },
                Column.time(now.minus(LATELY)));
        return waiting.stream()
                .map(one -> at(one, rates.getOrDefault(one.source(), 0.0)))
                .toList();
    }

    /** By source, when the record arrived that waits longest. */
    public Map<String, Instant> oldest() {
        return waiting().stream().collect(Collectors.toMap(Backlog::source, Backlog::oldest));
    }

    /** Without a rate. */
    private List<Backlog> waiting() {
        return jdbc.query(
                WAITING,
                (row, number) ->
                        new Backlog(row.getString("source"), row.getLong("n"), Column.instant(row, "oldest"), 0, null));
    }

    private static Backlog at(Backlog one, double rate) {
        return new Backlog(one.source(), one.waiting(), one.oldest(), rate, rate == 0 ? null : one.waiting() / rate);
    }
}

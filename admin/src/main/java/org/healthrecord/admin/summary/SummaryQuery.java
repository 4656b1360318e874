package org.healthrecord.admin.summary;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.healthrecord.ingest.inbox.schema.Column;
import org.healthrecord.ingest.port.RecordState;
import org.healthrecord.ingest.port.SourceDirectory;
import org.healthrecord.mapping.port.SourceProfile;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** Counts what is in the inbox. Each query reads an index only. */
public final class SummaryQuery {
    private static final String STATES = "select source, state, count(*) as n from inbox_record"
            + " where scope <> 'CONTAINER' or state <> 'STORED' group by source, state";
    private static final String DUPLICATES = "select source, count(*) as n from inbox_duplicate group by source";
    private static final String ISSUES = "select severity, code, sum(times) as n from inbox_issue where source = ?"
            + " group by severity, code order by n desc, code limit 20";
    private static final String LAST =
            "select received from inbox_message where source = ? order by source desc, received desc limit 1";
    private static final String MINUTES = "select date_trunc('minute', received) as at, count(*) as n"
            + " from inbox_message where source = ? and received >= ? group by date_trunc('minute', received)";
    private static final int HOUR = 60;

    private final JdbcTemplate jdbc;
    private final SourceDirectory sources;
    private final SourceStanding standing;
    private final Clock clock;

    public SummaryQuery(JdbcTemplate jdbc, SourceDirectory sources, SourceStanding standing, Clock clock) {
        this.standing = standing;
        this.jdbc = jdbc;
        this.sources = sources;
        this.clock = clock;
    }

    Summary read() {
        Map<String, Map<RecordState, Long>> counts = states();
        Map<String, Long> duplicates = duplicates();
        Map<String, SourceProfile> configured = new TreeMap<>();
        sources.all().forEach(source -> configured.put(source.id(), source));
        configured.keySet().forEach(id -> counts.computeIfAbsent(id, i -> new EnumMap<>(RecordState.class)));
        List<Summary.Source> rows = new ArrayList<>();
        counts.forEach(
                (id, states) -> rows.add(source(id, configured.get(id), states, duplicates.getOrDefault(id, 0L))));
        Map<RecordState, Long> total = total(counts.values());
        return new Summary(clock.instant(), open(total), total, rows);
    }

    private Map<String, Map<RecordState, Long>> states() {
        Map<String, Map<RecordState, Long>> counts = new TreeMap<>();
        jdbc.query(STATES, row -> {
            counts.computeIfAbsent(row.getString("source"), id -> new EnumMap<>(RecordState.class))
                    .put(RecordState.valueOf(row.getString("state")), row.getLong("n"));
        });
        return counts;
    }

    private Map<String, Long> duplicates() {
        Map<String, Long> counts = new TreeMap<>();
        jdbc.query(DUPLICATES, row -> {
            counts.put(row.getString("source"), row.getLong("n"));
        });
        return counts;
    }

    private Summary.Source source(
            String id, @Nullable SourceProfile configured, Map<RecordState, Long> states, long duplicates) {
        long retrying = states.getOrDefault(RecordState.RETRY, 0L);
        long quarantined = states.getOrDefault(RecordState.QUARANTINED, 0L);
        return new Summary.Source(
                id,
                configured == null ? id : configured.name(),
                configured != null,
                standing.state(id),
                standing.isSandbox(id),
                standing.pulls(id),
                last(id),
                receivedPerMinute(id),
                open(states),
                states.getOrDefault(RecordState.STORED, 0L),
                states.getOrDefault(RecordState.IGNORED, 0L),
                retrying,
                quarantined,
                retrying + quarantined,
                duplicates,
                issues(id));
    }

    private @Nullable Instant last(String source) {
        return jdbc.query(LAST, (row, number) -> Column.instant(row, "received"), source).stream()
                .findFirst()
                .orElse(null);
    }

    private List<Long> receivedPerMinute(String source) {
        Instant first = clock.instant().truncatedTo(ChronoUnit.MINUTES).minus(Duration.ofMinutes(HOUR - 1));
        Long[] minutes = new Long[HOUR];
        Arrays.fill(minutes, 0L);
        jdbc.query(
                MINUTES,
                row -> {
                    Instant at = Column.instant(row, "at");
                    // A message of a clock that runs ahead counts for now.
                    int minute = (int) Math.min(Duration.between(first, at).toMinutes(), HOUR - 1);
                    minutes[minute] += row.getLong("n");
                },
                source,
                Column.time(first));
        return List.of(minutes);
    }

    private List<Summary.IssueCount> issues(String source) {
        return jdbc.query(
                ISSUES,
                (row, number) ->
                        new Summary.IssueCount(row.getString("severity"), row.getString("code"), row.getLong("n")),
                source);
    }

    private static long open(Map<RecordState, Long> states) {
        return states.getOrDefault(RecordState.RECEIVED, 0L) + states.getOrDefault(RecordState.RETRY, 0L);
    }

    private static Map<RecordState, Long> total(Collection<Map<RecordState, Long>> counts) {
        Map<RecordState, Long> total = new EnumMap<>(RecordState.class);
        for (RecordState state : RecordState.values()) {
            total.put(state, 0L);
        }
        counts.forEach(states -> states.forEach((state, n) -> total.merge(state, n, Long::sum)));
        return total;
    }
}

package org.healthrecord.ingest.alarm;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.healthrecord.ingest.inbox.row.TallyRows;
import org.healthrecord.ingest.inbox.schema.Column;
import org.healthrecord.ingest.inbox.schema.InboxTables;
import org.healthrecord.ingest.pull.PullRows;
import org.healthrecord.ingest.source.definition.SourceDefinition;
import org.healthrecord.mapping.score.Measures;
import org.healthrecord.mapping.score.Tally;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** Reads how a source does; each question is a look into an index. */
final class Observation {
    private static final int LATELY = 3;
    private static final long WEEK = TimeUnit.DAYS.toHours(7);
    private static final String LAST =
            "select received from inbox_message where source = ? order by source desc, received desc limit 1";
    private static final String NEXT = "select received from inbox_message where source = ? and received >= ?"
            + " order by source, received limit 1";
    private static final String TALLIES = "select arrived, tally from inbox_tally where source = ? and arrived >= ?";

    private record Learned(Instant at, @Nullable Rhythm rhythm) {}

    private final JdbcTemplate jdbc;
    private final PullRows pulls;
    private final Map<String, Learned> learned = new HashMap<>();

    Observation(InboxTables tables) {
        this.jdbc = tables.jdbc();
        this.pulls = new PullRows(tables);
    }

    /** @param oldestWaiting of this source; null where nothing waits */
    Observed of(SourceDefinition source, @Nullable Instant oldestWaiting, Instant now) {
        Map<Boolean, Observed.Outcomes> outcomes = outcomes(source.id(), TallyRows.hour(now));
        return new Observed(
                first(LAST, source.id()),
                source.expectedEvery(),
                source.expectedEvery() == null ? rhythm(source, now) : null,
                outcomes.getOrDefault(true, new Observed.Outcomes(0, 0)),
                outcomes.getOrDefault(false, new Observed.Outcomes(0, 0)),
                oldestWaiting,
                pulls.of(source).stream().mapToInt(PullRows.Row::failures).max().orElse(0),
                source.channels().isEmpty());
    }

    private @Nullable Instant first(String sql, Object... values) {
        return jdbc.query(sql, (row, number) -> Column.instant(row, "received"), values).stream()
                .findFirst()
                .orElse(null);
    }

    /** True for lately, false for the week before. */
    private Map<Boolean, Observed.Outcomes> outcomes(String source, long hour) {
        Map<Boolean, Observed.Outcomes> sums = new HashMap<>();
        jdbc.query(
                TALLIES,
                row -> {
                    Tally tally = Tally.parse(row.getString("tally"));
                    sums.merge(
                            row.getLong("arrived") > hour - LATELY,
                            new Observed.Outcomes(
                                    tally.of(Tally.OUTCOME), tally.having(Tally.OUTCOME, Measures.REFUSED)),
                            (a, b) -> new Observed.Outcomes(a.records() + b.records(), a.refused() + b.refused()));
                },
                source,
                hour - WEEK);
        return sums;
    }

    /** Learned anew once an hour. */
    private @Nullable Rhythm rhythm(SourceDefinition source, Instant now) {
        Learned known = learned.get(source.id());
        if (known == null || known.at().plus(1, ChronoUnit.HOURS).isBefore(now)) {
            known = new Learned(now, learn(source, now));
            learned.put(source.id(), known);
        }
        return known.rhythm();
    }

    /** Goes from one hour in which something arrived to the next one. */
    private @Nullable Rhythm learn(SourceDefinition source, Instant now) {
        Instant begin = now.minus(Rhythm.HISTORY);
        Set<Instant> hours = new HashSet<>();
        Instant first = first(NEXT, source.id(), Column.time(begin));
        if (first == null || Duration.between(first, now).compareTo(Rhythm.LEAST) < 0) {
            return null;
        }
        for (Instant at = first; at != null && at.isBefore(now); ) {
            Instant hour = at.truncatedTo(ChronoUnit.HOURS);
            hours.add(hour);
            at = first(NEXT, source.id(), Column.time(hour.plus(1, ChronoUnit.HOURS)));
        }
        return Rhythm.of(hours, source.profile().timeZone(), Duration.between(first, now));
    }
}

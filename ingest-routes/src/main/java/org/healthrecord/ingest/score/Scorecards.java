package org.healthrecord.ingest.score;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.healthrecord.ingest.inbox.row.TallyRows;
import org.healthrecord.ingest.inbox.schema.Column;
import org.healthrecord.ingest.inbox.schema.InboxTables;
import org.healthrecord.mapping.port.Format;
import org.healthrecord.mapping.port.SourceProfile;
import org.healthrecord.mapping.score.Measures;
import org.healthrecord.mapping.score.Tally;
import org.springframework.jdbc.core.JdbcTemplate;

/** Puts scorecards together. */
public final class Scorecards {
    public static final int MOST_DAYS = 366;
    private static final int HOURS = 24;

    private static final String TALLIES =
            "select kind, arrived, tally from inbox_tally where source = ? and arrived >= ?";
    private static final String DUPLICATES = "select at from inbox_duplicate where source = ? and at >= ?";

    private final JdbcTemplate jdbc;
    private final Repairs repairs;
    private final Clock clock;

    public Scorecards(InboxTables tables, Clock clock) {
        this.jdbc = tables.jdbc();
        this.repairs = new Repairs(tables.jdbc());
        this.clock = clock;
    }

    /** @param days how many, today included */
    public Scorecard of(SourceProfile source, int days) {
        Instant now = clock.instant();
        LocalDate since = LocalDate.ofInstant(now, ZoneOffset.UTC).minusDays(days - 1L);
        Map<String, Tally> kinds = new HashMap<>();
        Map<LocalDate, Tally> trend = new TreeMap<>();
        jdbc.query(
                TALLIES,
                row -> {
                    Tally tally = Tally.parse(row.getString("tally"));
                    kinds.merge(row.getString("kind"), tally, Tally::plus);
                    trend.merge(LocalDate.ofEpochDay(row.getLong("arrived") / HOURS), tally, Tally::plus);
                },
                source.id(),
                since.toEpochDay() * HOURS);
        Map<LocalDate, Long> duplicates = duplicates(source.id(), since);
        duplicates.keySet().forEach(day -> trend.putIfAbsent(day, Tally.NONE));
        return new Scorecard(
                source.id(),
                source.name(),
                now,
                since,
                kinds.values().stream().mapToLong(all -> all.of(Tally.OUTCOME)).sum(),
                kinds.values().stream().mapToLong(Scorecards::refused).sum(),
                duplicates.values().stream().mapToLong(n -> n).sum(),
                kinds.entrySet().stream()
                        .filter(kind -> kind.getValue().of(Tally.OUTCOME) > 0)
                        .map(kind -> kind(kind.getKey(), kind.getValue(), source.format()))
                        .sorted(Comparator.comparingLong(Scorecard.Kind::records)
                                .reversed())
                        .toList(),
                trend.entrySet().stream()
                        .map(day -> day(day.getKey(), day.getValue(), duplicates.getOrDefault(day.getKey(), 0L)))
                        .toList(),
                repairs.of(source.id()));
    }

    private Map<LocalDate, Long> duplicates(String source, LocalDate since) {
        Map<LocalDate, Long> counts = new HashMap<>();
        Instant from = since.atStartOfDay().toInstant(ZoneOffset.UTC);
        jdbc.query(
                DUPLICATES,
                row -> {
                    Instant at = Column.instant(row, "at");
                    counts.merge(LocalDate.ofInstant(at, ZoneOffset.UTC), 1L, Long::sum);
                },
                source,
                Column.time(from));
        return counts;
    }

    private static Scorecard.Day day(LocalDate day, Tally tally, long duplicates) {
        return new Scorecard.Day(
                day,
                tally.of(Tally.OUTCOME),
                refused(tally),
                duplicates,
                tally.of(Tally.CODES),
                tally.having(Tally.CODES, 0));
    }

    private static long refused(Tally tally) {
        return tally.having(Tally.OUTCOME, Measures.REFUSED);
    }

    private static Scorecard.Kind kind(String kind, Tally tally, Format format) {
        List<Scorecard.Measure> measures = new ArrayList<>();
        for (String topic : tally.topics()) {
            if (!topic.equals(Tally.OUTCOME)) {
                measures(topic, tally, format, measures);
            }
        }
        return new Scorecard.Kind(kind, tally.of(Tally.OUTCOME), refused(tally), measures);
    }

    /** What is counted as a fault is turned round, so that more is always better. */
    private static void measures(String topic, Tally tally, Format format, List<Scorecard.Measure> out) {
        int of = tally.of(topic);
        if (topic.equals(Tally.CODES)) {
            out.add(new Scorecard.Measure(topic, "with a standard code", of, of - tally.having(topic, 0)));
        } else if (topic.equals(Tally.TIMES)) {
            int timed = tally.having(topic, 0);
            out.add(new Scorecard.Measure(topic, "with a time of day", of, timed));
            // The cells of a table and the times of FHIR are not read from text that could lack a zone.
            if (timed > 0 && (format == Format.HL7V2 || format == Format.CCDA)) {
                out.add(new Scorecard.Measure(
                        topic, "times of day with a zone", timed, timed - tally.having(topic, 1)));
            }
        } else {
            List<String> names = Measures.of(topic);
            for (int i = 0; i < names.size(); i++) {
                out.add(new Scorecard.Measure(topic, names.get(i), of, tally.having(topic, i)));
            }
        }
    }

    /** The first hour that has not been joined by day. */
    static long lately(Instant now) {
        return (TallyRows.hour(now) / HOURS - 8) * HOURS;
    }
}

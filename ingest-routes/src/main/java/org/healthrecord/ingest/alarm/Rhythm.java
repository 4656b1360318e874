package org.healthrecord.ingest.alarm;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * When a source usually sends: for each hour of the week in its own zone, in how many weeks something arrived. Learned from the
 * hours in which it sent.
 */
final class Rhythm {
    /** How much is looked at. */
    static final Duration HISTORY = Duration.ofDays(28);
    /** With less nothing is known. */
    static final Duration LEAST = Duration.ofDays(14);
    /** As unlikely as this, a silence is told; and only after two hours in which it usually sends. */
    private static final double UNLIKELY = 0.05;

    private static final int HOURS_EXPECTED = 2;
    private static final double USUAL = 0.5;
    private static final double DAYS_OF_WEEK = 7.0;

    private final ZoneId zone;
    private final Map<Integer, Integer> weeksByHour = new HashMap<>();
    private final double weeks;

    private Rhythm(ZoneId zone, double weeks) {
        this.zone = zone;
        this.weeks = weeks;
    }

    /**
     * @param hours beginnings of the hours in which something arrived
     * @param over  how long the source was watched
     */
    static Rhythm of(Set<Instant> hours, ZoneId zone, Duration over) {
        Rhythm rhythm = new Rhythm(zone, over.toDays() / DAYS_OF_WEEK);
        hours.forEach(hour -> rhythm.weeksByHour.merge(rhythm.hourOfWeek(hour), 1, Integer::sum));
        return rhythm;
    }

    /** Whether nothing having come since then is more than chance. Only hours that have passed whole are counted. */
    boolean isBroken(Instant last, Instant now) {
        double chance = 1;
        int expected = 0;
        Instant hour = last.truncatedTo(ChronoUnit.HOURS).plus(1, ChronoUnit.HOURS);
        while (!hour.plus(1, ChronoUnit.HOURS).isAfter(now) && chance > 0 && hour.isBefore(last.plus(HISTORY))) {
            double usual = Math.min(1, weeksByHour.getOrDefault(hourOfWeek(hour), 0) / (weeks + 1));
            expected += usual >= USUAL ? 1 : 0;
            chance *= 1 - usual;
            hour = hour.plus(1, ChronoUnit.HOURS);
        }
        return expected >= HOURS_EXPECTED && chance < UNLIKELY;
    }

    private int hourOfWeek(Instant hour) {
        ZonedDateTime local = hour.atZone(zone);
        return (local.getDayOfWeek().getValue() - 1) * 24 + local.getHour();
    }
}

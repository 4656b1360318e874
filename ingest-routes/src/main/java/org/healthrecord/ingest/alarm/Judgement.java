package org.healthrecord.ingest.alarm;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;

/** Decides what people have to be told of a source: a function of what was observed and of the time. */
final class Judgement {
    /** A sender that is somewhat late is no reason to call anybody. */
    private static final double LATE = 1.5;

    private static final int FEWEST = 5;
    private static final double LEAST_SHARE = 0.1;
    private static final double TIMES_USUAL = 3;
    private static final int FAILED_TURNS = 3;

    private final Duration oldestAge;

    /** @param oldestAge how long a record may wait */
    Judgement(Duration oldestAge) {
        this.oldestAge = oldestAge;
    }

    /** The reasons for an alarm, each with one sentence; it names counts and times, never anything of a message. */
    Map<AlarmKind, String> reasons(Observed seen, Instant now) {
        Map<AlarmKind, String> reasons = new EnumMap<>(AlarmKind.class);
        if (!seen.closed()) {
            silence(seen, now, reasons);
            if (seen.failedTurns() >= FAILED_TURNS) {
                reasons.put(
                        AlarmKind.FETCHING, "It could not be fetched from " + seen.failedTurns() + " times in a row.");
            }
        }
        errors(seen, reasons);
        Instant oldest = seen.oldestWaiting();
        if (oldest != null && Duration.between(oldest, now).compareTo(oldestAge) > 0) {
            reasons.put(AlarmKind.BACKLOG, "Records wait since " + minute(oldest) + ".");
        }
        return reasons;
    }

    private static void silence(Observed seen, Instant now, Map<AlarmKind, String> reasons) {
        Instant last = seen.lastReceived();
        if (last == null) {
            return;
        }
        Duration every = seen.expectedEvery();
        Rhythm rhythm = seen.rhythm();
        if (every != null) {
            if (Duration.between(last, now).toMillis() > LATE * every.toMillis()) {
                reasons.put(
                        AlarmKind.SILENT,
                        "Nothing has come since " + minute(last) + "; usually something comes every " + words(every)
                                + ".");
            }
        } else if (rhythm != null && rhythm.isBroken(last, now)) {
            reasons.put(
                    AlarmKind.SILENT,
                    "Nothing has come since " + minute(last) + "; in other weeks something came in these hours.");
        }
    }

    private static void errors(Observed seen, Map<AlarmKind, String> reasons) {
        Observed.Outcomes lately = seen.lately();
        if (lately.refused() >= FEWEST
                && lately.share() >= LEAST_SHARE
                && lately.share() >= TIMES_USUAL * seen.usually().share()) {
            reasons.put(
                    AlarmKind.ERRORS,
                    lately.refused() + " of the " + lately.records()
                            + " records of the last three hours cannot be used; in the week before it were "
                            + Math.round(100 * seen.usually().share()) + " %.");
        }
    }

    /** In UTC, as ISO 8601 writes it. */
    private static String minute(Instant at) {
        return at.toString().substring(0, 16) + "Z";
    }

    private static String words(Duration every) {
        return every.toMinutes() % 60 == 0 ? every.toHours() + " h" : every.toMinutes() + " min";
    }
}

package org.healthrecord.fhir.chart.consolidation.value;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.jspecify.annotations.Nullable;

/**
 * A time as far as it is known. Times of a day are compared as instants, dates as written. FHIR asks for seconds where
 * a sender may know only minutes, and many systems write a date as its midnight. So a time that ends in {@code :00} is
 * taken to say no more than the minute, and exact midnight no more than the day.
 *
 * @param written the precision of the text
 * @param said    what it certainly says; never finer than {@code written}
 * @param local   the text, in the sender's own offset
 * @param instant null for dates and unknown times
 */
public record Moment(Level written, Level said, String local, @Nullable Instant instant) {
    public static final Moment UNKNOWN = new Moment(Level.NONE, Level.NONE, "", null);

    /** How exact a time is, from not at all to the millisecond. */
    public enum Level {
        NONE,
        YEAR,
        MONTH,
        DAY,
        MINUTE,
        SECOND,
        MILLI
    }

    public static Moment of(@Nullable BaseDateTimeType time) {
        String text = time == null ? null : time.getValueAsString();
        if (time == null || text == null) {
            return UNKNOWN;
        }
        Level written = written(time);
        if (written.compareTo(Level.DAY) <= 0) {
            return new Moment(written, written, text, null);
        }
        Instant instant = time.getTimeZone() == null && !text.endsWith("Z")
                ? LocalDateTime.parse(text).toInstant(ZoneOffset.UTC)
                : time.getValue().toInstant();
        return new Moment(written, said(text, instant), text, instant);
    }

    private static Level written(BaseDateTimeType time) {
        return switch (time.getPrecision()) {
            case YEAR -> Level.YEAR;
            case MONTH -> Level.MONTH;
            case DAY -> Level.DAY;
            case MINUTE -> Level.MINUTE;
            case SECOND -> Level.SECOND;
            case MILLI -> Level.MILLI;
        };
    }

    private static Level said(String text, Instant instant) {
        if (instant.getNano() != 0) {
            return Level.MILLI;
        }
        if (instant.getEpochSecond() % 60 != 0) {
            return Level.SECOND;
        }
        return text.startsWith("00:00", 11) ? Level.DAY : Level.MINUTE;
    }

    public boolean isKnown() {
        return said != Level.NONE;
    }

    public boolean isTimed() {
        return said.compareTo(Level.DAY) > 0;
    }

    /** The calendar day as written; only for what is at least as exact. */
    String day() {
        return at(Level.DAY);
    }

    /** This time rounded down: equal for two times exactly when they agree as far as that. Asked only for what is said. */
    public String at(Level level) {
        return switch (level) {
            case NONE -> "";
            case YEAR -> local.substring(0, 4);
            case MONTH -> local.substring(0, 7);
            case DAY -> local.substring(0, 10);
            case MINUTE -> "m" + Math.floorDiv(epochSecond(), 60L);
            case SECOND -> "s" + epochSecond();
            case MILLI -> "ms" + (instant == null ? 0 : instant.toEpochMilli());
        };
    }

    private long epochSecond() {
        return instant == null ? 0 : instant.getEpochSecond();
    }
}

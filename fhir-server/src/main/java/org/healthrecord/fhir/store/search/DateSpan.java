package org.healthrecord.fhir.store.search;

import ca.uhn.fhir.model.api.TemporalPrecisionEnum;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Timing;

/**
 * The time that a date, a dateTime, an instant or a Period stands for (FHIR R4, Search, "date": the implicit range). It is
 * kept twice: as the days that were written, which have no zone, and as instants.
 *
 * @param firstDay as a number like 20240514
 * @param lastDay  likewise
 * @param first    in milliseconds since 1970
 * @param last     in milliseconds since 1970, within the range
 */
public record DateSpan(long firstDay, long lastDay, long first, long last) {
    /** What an open Period's missing end stands for, as the store's index has it. */
    private static final DateSpan ALWAYS = new DateSpan(10010101, 90000101, Long.MIN_VALUE, Long.MAX_VALUE);

    private static final int YEAR_DIGITS = 4;
    private static final int MONTH_DIGITS = 7;
    private static final int DAY_DIGITS = 10;
    private static final int DAY_MILLIS = 86_400_000;

    /** Empty for a value that is no time, and for one without content. */
    public static Optional<DateSpan> of(Base value) {
        if (value instanceof BaseDateTimeType moment) {
            return ofMoment(moment);
        }
        if (value instanceof Period period) {
            return ofPeriod(period);
        }
        return value instanceof Timing timing ? ofTiming(timing) : Optional.empty();
    }

    /** @param text a FHIR dateTime, of any precision */
    public static Optional<DateSpan> of(String text) {
        return ofMoment(new DateTimeType(text));
    }

    private static Optional<DateSpan> ofMoment(BaseDateTimeType moment) {
        if (!moment.hasValue()) {
            return Optional.empty();
        }
        String text = moment.getValueAsString();
        long first = moment.getValue().getTime();
        return Optional.of(
                new DateSpan(firstDay(text), lastDay(text), first, last(first, moment.getPrecision(), text)));
    }

    private static Optional<DateSpan> ofPeriod(Period period) {
        if (!period.hasStart() && !period.hasEnd()) {
            return Optional.empty();
        }
        DateSpan start = ofMoment(period.getStartElement()).orElse(ALWAYS);
        DateSpan end = ofMoment(period.getEndElement()).orElse(ALWAYS);
        return Optional.of(new DateSpan(start.firstDay, end.lastDay, start.first, end.last));
    }

    /** From the first event to the last, the bounds among them. */
    private static Optional<DateSpan> ofTiming(Timing timing) {
        Stream<Optional<DateSpan>> events = timing.getEvent().stream().map(DateSpan::ofMoment);
        Stream<Optional<DateSpan>> bounds = timing.getRepeat().getBounds() instanceof Period period
                ? Stream.of(ofMoment(period.getStartElement()), ofMoment(period.getEndElement()))
                : Stream.empty();
        return Stream.concat(events, bounds).flatMap(Optional::stream).reduce(DateSpan::around);
    }

    private DateSpan around(DateSpan other) {
        return new DateSpan(
                Math.min(firstDay, other.firstDay),
                Math.max(lastDay, other.lastDay),
                Math.min(first, other.first),
                Math.max(last, other.last));
    }

    /** Whether there is a moment in both. */
    public boolean overlaps(DateSpan other) {
        return firstDay <= other.lastDay && other.firstDay <= lastDay;
    }

    static long firstDay(String text) {
        return number(
                text.length() <= YEAR_DIGITS
                        ? LocalDate.of(Integer.parseInt(text), 1, 1)
                        : text.length() == MONTH_DIGITS ? YearMonth.parse(text).atDay(1) : day(text));
    }

    static long lastDay(String text) {
        return number(
                text.length() <= YEAR_DIGITS
                        ? LocalDate.of(Integer.parseInt(text), 12, 31)
                        : text.length() == MONTH_DIGITS ? YearMonth.parse(text).atEndOfMonth() : day(text));
    }

    private static LocalDate day(String text) {
        return LocalDate.parse(text.substring(0, DAY_DIGITS));
    }

    static long number(LocalDate day) {
        return day.getYear() * 10_000L + day.getMonthValue() * 100L + day.getDayOfMonth();
    }

    /** The last millisecond of what is written in this precision. */
    static long last(long first, TemporalPrecisionEnum precision, String text) {
        return switch (precision) {
            case YEAR, MONTH -> first + days(text) * DAY_MILLIS - 1;
            case DAY -> first + DAY_MILLIS - 1;
            case MINUTE -> first + 59_999;
            case SECOND -> first + 999;
            case MILLI -> first;
        };
    }

    private static long days(String text) {
        return text.length() <= YEAR_DIGITS
                ? LocalDate.of(Integer.parseInt(text), 1, 1).lengthOfYear()
                : YearMonth.parse(text).lengthOfMonth();
    }
}

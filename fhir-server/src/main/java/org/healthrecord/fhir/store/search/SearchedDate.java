package org.healthrecord.fhir.store.search;

import ca.uhn.fhir.model.api.TemporalPrecisionEnum;
import ca.uhn.fhir.rest.param.DateParam;
import ca.uhn.fhir.rest.param.ParamPrefixEnum;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Objects;

/**
 * The value of a date search parameter: its prefix and the range it stands for (FHIR R4, Search, "date" and "prefixes").
 * "Dates do not have time zones": a value without a time of day is held against the days as they were written, one with
 * a time against the instants.
 *
 * @param isOfDays whether {@code low} and {@code high} are days like 20240514; else milliseconds since 1970
 * @param low      the first that the value stands for; of an approximate one, with a tenth of its distance from now added
 * @param high     the last
 */
public record SearchedDate(ParamPrefixEnum prefix, boolean isOfDays, long low, long high) {
    private static final int TENTH = 10;

    public static SearchedDate of(DateParam value, Instant now) {
        ParamPrefixEnum prefix = Objects.requireNonNullElse(value.getPrefix(), ParamPrefixEnum.EQUAL);
        String text = value.getValueAsString();
        long first = value.getValue().getTime();
        boolean days = value.getPrecision().ordinal() <= TemporalPrecisionEnum.DAY.ordinal();
        long margin = prefix == ParamPrefixEnum.APPROXIMATE ? Math.abs(now.toEpochMilli() - first) / TENTH : 0;
        if (days) {
            return new SearchedDate(
                    prefix, true, moved(DateSpan.firstDay(text), -margin), moved(DateSpan.lastDay(text), margin));
        }
        long last = DateSpan.last(first, value.getPrecision(), text);
        return new SearchedDate(prefix, false, first - margin, last + margin);
    }

    private static long moved(long day, long millis) {
        LocalDate date = LocalDate.of((int) (day / 10_000), (int) (day / 100 % 100), (int) (day % 100));
        long days = millis / (24L * 60 * 60 * 1000);
        return days == 0 ? day : DateSpan.number(date.plusDays(days));
    }

    /** Whether a resource's time is what the value asks for. */
    public boolean matches(DateSpan target) {
        long first = isOfDays ? target.firstDay() : target.first();
        long last = isOfDays ? target.lastDay() : target.last();
        return switch (prefix) {
            case EQUAL -> first >= low && last <= high;
            case NOT_EQUAL -> first < low || last > high;
            case GREATERTHAN -> last > high;
            case LESSTHAN -> first < low;
            case GREATERTHAN_OR_EQUALS -> last > high || first >= low;
            case LESSTHAN_OR_EQUALS -> first < low || last <= high;
            case STARTS_AFTER -> first > high;
            case ENDS_BEFORE -> last < low;
            case APPROXIMATE -> first <= high && last >= low;
        };
    }

    /** The first millisecond; of days, in the server's zone. */
    public Instant firstInstant() {
        return isOfDays ? startOf(low) : Instant.ofEpochMilli(low);
    }

    /** The last millisecond; of days, in the server's zone. */
    public Instant lastInstant() {
        return isOfDays ? startOf(moved(high, 24L * 60 * 60 * 1000)).minusMillis(1) : Instant.ofEpochMilli(high);
    }

    private static Instant startOf(long day) {
        return LocalDate.of((int) (day / 10_000), (int) (day / 100 % 100), (int) (day % 100))
                .atStartOfDay(ZoneId.systemDefault())
                .toInstant();
    }
}

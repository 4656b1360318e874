package org.healthrecord.fhir.rest.uscore;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneId;

/** A prefix and a date (FHIR R4, Search, "prefixes"), over half-open ranges of days or of instants. */
record Comparison(String prefix, String date) {
    private static final int DAY = 10;

    /** From {@code from} up to but not {@code to}. */
    private record Range<T extends Comparable<? super T>>(T from, T to) {
        boolean contains(Range<T> other) {
            return from.compareTo(other.from) <= 0 && other.to.compareTo(to) <= 0;
        }

        /** Whether the other has anything after the end of this. */
        boolean isPassedBy(Range<T> other) {
            return other.to.compareTo(to) > 0;
        }

        boolean isPrecededBy(Range<T> other) {
            return other.from.compareTo(from) < 0;
        }

        boolean isBefore(Range<T> other) {
            return to.compareTo(other.from) <= 0;
        }
    }

    static Comparison of(String value) {
        boolean prefixed = Character.isLetter(value.charAt(0));
        return prefixed ? new Comparison(value.substring(0, 2), value.substring(2)) : new Comparison("eq", value);
    }

    boolean holds(String moment) {
        return holds(moment, moment);
    }

    /** @param end empty for a period that goes on */
    boolean holds(String start, String end) {
        if (date.length() <= DAY) {
            return holds(days(date), new Range<>(days(start).from, end.isEmpty() ? LocalDate.MAX : days(end).to));
        }
        return holds(instants(date), new Range<>(instants(start).from, end.isEmpty() ? Instant.MAX : instants(end).to));
    }

    private <T extends Comparable<? super T>> boolean holds(Range<T> asked, Range<T> found) {
        return switch (prefix) {
            case "eq" -> asked.contains(found);
            case "ne" -> !asked.contains(found);
            case "gt" -> asked.isPassedBy(found);
            case "lt" -> asked.isPrecededBy(found);
            case "ge" -> asked.isPassedBy(found) || asked.contains(found);
            case "le" -> asked.isPrecededBy(found) || asked.contains(found);
            case "sa" -> asked.isBefore(found);
            case "eb" -> found.isBefore(asked);
            default -> throw new IllegalArgumentException(prefix);
        };
    }

    private static Range<LocalDate> days(String text) {
        if (text.length() == 4) {
            LocalDate first = LocalDate.of(Integer.parseInt(text), 1, 1);
            return new Range<>(first, first.plusYears(1));
        }
        if (text.length() == 7) {
            return new Range<>(
                    YearMonth.parse(text).atDay(1),
                    YearMonth.parse(text).plusMonths(1).atDay(1));
        }
        LocalDate day = LocalDate.parse(text.substring(0, DAY));
        return new Range<>(day, day.plusDays(1));
    }

    private static Range<Instant> instants(String text) {
        if (text.length() <= DAY) {
            Range<LocalDate> days = days(text);
            return new Range<>(midnight(days.from), midnight(days.to));
        }
        Instant second = OffsetDateTime.parse(text).toInstant();
        return new Range<>(second, second.plusSeconds(1));
    }

    private static Instant midnight(LocalDate day) {
        return day.atStartOfDay(ZoneId.systemDefault()).toInstant();
    }
}

package org.healthrecord.mapping.ccda.datatype;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.healthrecord.mapping.ccda.xml.CdaNode;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Period;
import org.jspecify.annotations.Nullable;

/**
 * CDA points and intervals of time (TS, IVL_TS). A date stays a date, a month a month; a time without an offset is in the
 * source's zone; FHIR wants seconds with every time, so missing minutes and seconds are zero.
 */
public final class Times {
    private static final Pattern TS = Pattern.compile(
            "(\\d{4})(?:-?(\\d{2})(?:-?(\\d{2})(?:T?(\\d{2})(?::?(\\d{2})(?::?(\\d{2})(?:\\.(\\d+))?)?)?)?)?)?"
                    + "\\s*(Z|[+-]\\d{1,2}(?::?\\d{2})?)?");

    private final ZoneId zone;
    private final Complaints complaints;

    /** What is told of a time that cannot be: only where it stands. */
    public interface Complaints {
        void badDate(CdaNode node);

        void endsBeforeItBegins(CdaNode interval);
    }

    public Times(ZoneId zone, Complaints complaints) {
        this.zone = zone;
        this.complaints = complaints;
    }

    /** The point in time that a TS, or an IVL_TS with nothing but a value or a low bound, states. */
    public @Nullable DateTimeType dateTime(CdaNode ts) {
        String iso = iso(ts);
        return iso == null ? null : new DateTimeType(iso);
    }

    /** The date part of a TS. */
    public @Nullable DateType date(CdaNode ts) {
        String iso = iso(ts);
        return iso == null ? null : new DateType(iso.substring(0, Math.min(10, iso.length())));
    }

    /** A TS that has at least a time of day. */
    public @Nullable InstantType instant(CdaNode ts) {
        String iso = iso(ts);
        return iso == null || iso.length() <= 10 ? null : new InstantType(iso);
    }

    /** When, for ordering; a date counts from its first moment in the source's zone. */
    public Instant at(CdaNode ts) {
        String iso = iso(ts);
        if (iso == null) {
            return Instant.EPOCH;
        }
        if (iso.length() > 10) {
            return java.time.OffsetDateTime.parse(iso).toInstant();
        }
        String day = iso.length() == 10 ? iso : iso.length() == 7 ? iso + "-01" : iso + "-01-01";
        return LocalDate.parse(day).atStartOfDay(zone).toInstant();
    }

    /** An interval with the bounds it states; null where it states none. */
    public @Nullable Period period(CdaNode ivl) {
        Period period = new Period();
        period.setStartElement(dateTime(ivl.child("low")));
        period.setEndElement(dateTime(ivl.child("high")));
        if (isReversed(period)) {
            complaints.endsBeforeItBegins(ivl);
            period.setEndElement(null);
        }
        return period.isEmpty() ? null : period;
    }

    /** Within one day, or one month, that only one bound is exact about, nothing can be told. */
    private static boolean isReversed(Period period) {
        if (!period.hasStart() || !period.hasEnd() || !period.getStart().after(period.getEnd())) {
            return false;
        }
        String start = period.getStartElement().getValueAsString();
        String end = period.getEndElement().getValueAsString();
        int common = Math.min(10, Math.min(start.length(), end.length()));
        boolean coarse = start.length() <= 10 || end.length() <= 10;
        return !coarse || !start.substring(0, common).equals(end.substring(0, common));
    }

    /** The moment of a TS; of an interval its value, low bound, centre or high bound, whichever is stated first. */
    public @Nullable DateTimeType start(CdaNode time) {
        for (CdaNode candidate : java.util.List.of(time, time.child("low"), time.child("center"), time.child("high"))) {
            DateTimeType found = dateTime(candidate);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private @Nullable String iso(CdaNode ts) {
        String value = ts.attr("value");
        if (value.isEmpty()) {
            return null;
        }
        String iso = read(value);
        if (iso == null) {
            complaints.badDate(ts);
        }
        return iso;
    }

    private @Nullable String read(String value) {
        Matcher m = TS.matcher(value);
        if (!m.matches() || value.startsWith("0000")) {
            return null;
        }
        try {
            return m.group(4) == null ? day(m) : time(m);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static String day(Matcher m) {
        int month = m.group(2) == null ? 1 : Integer.parseInt(m.group(2));
        int day = m.group(3) == null ? 1 : Integer.parseInt(m.group(3));
        String iso = LocalDate.of(Integer.parseInt(m.group(1)), month, day).toString();
        return m.group(2) == null ? iso.substring(0, 4) : m.group(3) == null ? iso.substring(0, 7) : iso;
    }

    private String time(Matcher m) {
        LocalDateTime local = LocalDate.parse(day(m)).atTime(number(m, 4), number(m, 5), Math.min(59, number(m, 6)));
        ZoneOffset offset = m.group(8) == null
                ? whole(zone.getRules().getOffset(local))
                : offset(m.group(8).replace(":", ""));
        String fraction = m.group(7) == null
                ? ""
                : "." + m.group(7).substring(0, Math.min(3, m.group(7).length()));
        String zoned = offset.equals(ZoneOffset.UTC) ? "Z" : offset.getId();
        return String.format(
                        "%sT%02d:%02d:%02d", local.toLocalDate(), local.getHour(), local.getMinute(), local.getSecond())
                + fraction
                + zoned;
    }

    /** FHIR has no seconds in an offset, as local times had before there were zones. */
    private static ZoneOffset whole(ZoneOffset offset) {
        return ZoneOffset.ofTotalSeconds(offset.getTotalSeconds() / 60 * 60);
    }

    /** Some senders leave the first zero of the hours out. */
    private static ZoneOffset offset(String stated) {
        boolean oneDigit = stated.length() == 2 || stated.length() == 4;
        return ZoneOffset.of(oneDigit ? stated.charAt(0) + "0" + stated.substring(1) : stated);
    }

    private static int number(Matcher m, int group) {
        return m.group(group) == null ? 0 : Integer.parseInt(m.group(group));
    }
}

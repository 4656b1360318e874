package org.healthrecord.mapping.ccda.datatype;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import org.healthrecord.mapping.ccda.datatype.TimeUnits.CdaLength;
import org.healthrecord.mapping.ccda.xml.CdaNode;
import org.healthrecord.mapping.time.AssumedZone;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Period;
import org.jspecify.annotations.Nullable;

/**
 * CDA points and intervals of time (TS, IVL_TS). A date stays a date, a month a month. A time without an offset is in
 * the document's zone. FHIR requires seconds with every time, so missing minutes and seconds are zero.
 */
public final class Times {
    private final ZoneId zone;
    private final Complaints complaints;

    /** Reports a time that cannot be by its place only. */
    public interface Complaints {
        void badDate(CdaNode node);

        void badOffset(CdaNode node);

        void endsBeforeItBegins(CdaNode interval);
    }

    public Times(ZoneId zone, Complaints complaints) {
        this.zone = zone;
        this.complaints = complaints;
    }

    /**
     * The zone of the times of a document that state no offset: the offset of its own time. Where the clinic's zone has
     * that offset then, it is the clinic's zone, so that summer and winter are distinguished; without one too.
     */
    public static ZoneId zoneOf(CdaNode documentTime, ZoneId clinic) {
        Timestamp written = Timestamp.read(documentTime.attr("value"));
        if (written == null || written.offset() == null) {
            return clinic;
        }
        boolean ofClinic = clinic.getRules()
                .getOffset(written.local().toInstant(written.offset()))
                .equals(written.offset());
        return ofClinic ? clinic : written.offset();
    }

    /** The point in time that a TS, or an IVL_TS with only a value or a low bound, states. */
    public @Nullable DateTimeType dateTime(CdaNode ts) {
        String iso = iso(ts);
        Timestamp written = iso == null ? null : Timestamp.read(ts.attr("value"));
        return written == null ? null : AssumedZone.marked(new DateTimeType(iso), written.offset() != null);
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

    /** When, for ordering; a date counts from its first moment in the document's zone. */
    public Instant at(CdaNode ts) {
        String iso = iso(ts);
        return iso == null ? Instant.EPOCH : at(iso);
    }

    /** When, for ordering. */
    public Instant at(DateTimeType time) {
        return at(time.getValueAsString());
    }

    private Instant at(String iso) {
        if (iso.length() > 10) {
            return OffsetDateTime.parse(iso).toInstant();
        }
        String day = iso.length() == 10 ? iso : iso.length() == 7 ? iso + "-01" : iso + "-01-01";
        return LocalDate.parse(day).atStartOfDay(zone).toInstant();
    }

    /** An interval with the bounds it states, one of which its width may give; null where it states none. */
    public @Nullable Period period(CdaNode ivl) {
        Period period = new Period();
        period.setStartElement(dateTime(ivl.child("low")));
        period.setEndElement(dateTime(ivl.child("high")));
        CdaNode width = ivl.child("width");
        if (width.exists() && period.hasStart() != period.hasEnd()) {
            bound(period, CdaLength.of(width.attr("value"), width.attr("unit")));
        }
        if (isReversed(period)) {
            complaints.endsBeforeItBegins(ivl);
            period.setEndElement(day(ivl));
        }
        return period.isEmpty() ? null : period;
    }

    /** The day of an end that only its offset puts before the beginning: on the clock the two are in order. Else null. */
    private static @Nullable DateTimeType day(CdaNode ivl) {
        Timestamp low = Timestamp.read(ivl.child("low").attr("value"));
        Timestamp high = Timestamp.read(ivl.child("high").attr("value"));
        if (low == null || high == null || high.digits() <= 8 || high.local().isBefore(low.local())) {
            return null;
        }
        return new DateTimeType(high.local().toLocalDate().toString());
    }

    private static void bound(Period period, @Nullable CdaLength width) {
        if (width == null) {
            return;
        }
        if (period.hasStart()) {
            period.setEndElement(TimeUnits.moved(period.getStartElement(), width, 1));
        } else {
            period.setStartElement(TimeUnits.moved(period.getEndElement(), width, -1));
        }
    }

    /** Within one day, or one month, that only one bound is exact about, nothing can be concluded. */
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
        for (CdaNode candidate : List.of(time, time.child("low"), time.child("center"), time.child("high"))) {
            DateTimeType found = dateTime(candidate);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    /** Whether the time says when: a value, or a bound, that is not only null. */
    public static boolean isStated(CdaNode time) {
        return !time.attr("value").isEmpty()
                || !time.child("low").attr("value").isEmpty()
                || !time.child("center").attr("value").isEmpty()
                || !time.child("high").attr("value").isEmpty();
    }

    private @Nullable String iso(CdaNode ts) {
        String value = ts.attr("value");
        if (value.isEmpty()) {
            return null;
        }
        Timestamp read = Timestamp.read(value);
        if (read == null) {
            complaints.badDate(ts);
            return null;
        }
        if (read.badOffset()) {
            complaints.badOffset(ts);
        }
        return read.iso(zone);
    }
}

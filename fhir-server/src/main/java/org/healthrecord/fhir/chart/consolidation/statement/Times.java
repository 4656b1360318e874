package org.healthrecord.fhir.chart.consolidation.statement;

import org.healthrecord.fhir.chart.consolidation.value.Moment;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Timing;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;

/** The beginning of whatever kind of time an element holds. */
public final class Times {
    private Times() {}

    public static Moment begin(@Nullable Type time) {
        if (time instanceof BaseDateTimeType at) {
            return Moment.of(at);
        }
        if (time instanceof Period period) {
            return Moment.of(period.getStartElement());
        }
        if (time instanceof Timing timing && timing.hasEvent()) {
            return Moment.of(timing.getEvent().get(0));
        }
        return Moment.UNKNOWN;
    }

    public static Moment end(@Nullable Type time) {
        if (time instanceof Period period) {
            return Moment.of(period.getEndElement());
        }
        return time instanceof BaseDateTimeType at ? Moment.of(at) : Moment.UNKNOWN;
    }

    /** The day, month or year as written; "" for none. */
    public static String day(Moment moment) {
        return moment.local().substring(0, Math.min(10, moment.local().length()));
    }

    /** The day where the time is that exact, else the month or year; dates and times of one day are equal. */
    public static String dayOrCoarser(Claim claim) {
        return day(claim.moment());
    }

    /** The time as exactly as it is stated. */
    public static String said(Claim claim) {
        return claim.moment().at(claim.moment().said());
    }
}

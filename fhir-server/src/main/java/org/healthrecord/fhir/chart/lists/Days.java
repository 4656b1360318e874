package org.healthrecord.fhir.chart.lists;

import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;

/** Times as days, as far as they are known; such texts sort by time. */
final class Days {
    private static final int DAY = 10;

    private Days() {}

    static String of(@Nullable BaseDateTimeType time) {
        String text = time == null ? null : time.getValueAsString();
        return text == null ? "" : text.substring(0, Math.min(DAY, text.length()));
    }

    static String begin(@Nullable Type time) {
        return time instanceof Period period
                ? of(period.getStartElement())
                : time instanceof BaseDateTimeType at ? of(at) : "";
    }

    static String end(@Nullable Type time) {
        return time instanceof Period period
                ? of(period.getEndElement())
                : time instanceof BaseDateTimeType at ? of(at) : "";
    }

    /** The later of two; whatever is known before nothing. */
    static String later(String one, String other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    /** Whether there are more than this many years between a time and a later one; false where either is unknown. */
    static boolean isOlder(String time, String than, int years) {
        if (time.length() < 4 || than.length() < 4) {
            return false;
        }
        String limit = "%04d".formatted(Integer.parseInt(than.substring(0, 4)) - years) + than.substring(4);
        int length = Math.min(time.length(), limit.length());
        return time.substring(0, length).compareTo(limit.substring(0, length)) < 0;
    }
}

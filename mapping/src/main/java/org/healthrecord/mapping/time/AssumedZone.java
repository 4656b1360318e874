package org.healthrecord.mapping.time;

import org.hl7.fhir.r4.model.BaseDateTimeType;

/** Marks times of day that came without a zone and were read in the one of their source. The mark is never written out. */
public final class AssumedZone {
    private static final String MARK = "org.healthrecord.assumed-zone";

    private AssumedZone() {}

    /** The same time, marked where it is one of the day and was written without an offset. */
    public static <T extends BaseDateTimeType> T marked(T time, boolean withOffset) {
        if (!withOffset && time.getTimeZone() != null) {
            time.setUserData(MARK, true);
        }
        return time;
    }

    public static boolean isOf(BaseDateTimeType time) {
        return time.hasUserData(MARK);
    }
}

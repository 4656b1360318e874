package org.healthrecord.fhir.identity.score;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Birth dates as text, to the precision given. */
public final class Dates {
    private static final Pattern ISO =
            Pattern.compile("(1[6-9]|20|21)\\d\\d(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\\d|3[01]))?)?");

    private Dates() {}

    static boolean plausible(String iso) {
        return ISO.matcher(iso).matches();
    }

    static Level compare(String a, String b) {
        if (a.equals(b)) {
            return a.length() == 10 ? Level.SAME : a.length() == 7 ? Level.PART : Level.AREA;
        }
        if (a.length() != 10 || b.length() != 10) {
            return coarse(a, b);
        }
        return fine(a, b);
    }

    private static Level coarse(String a, String b) {
        int shared = Math.min(a.length(), b.length());
        if (!a.substring(0, shared).equals(b.substring(0, shared))) {
            return Level.DIFFERENT;
        }
        return shared == 7 ? Level.PART : Level.AREA;
    }

    private static Level fine(String a, String b) {
        boolean year = a.regionMatches(0, b, 0, 4);
        boolean month = a.regionMatches(5, b, 5, 2);
        boolean day = a.regionMatches(8, b, 8, 2);
        if (year && a.regionMatches(5, b, 8, 2) && a.regionMatches(8, b, 5, 2)) {
            return Level.CROSSED;
        }
        if (Spelling.distance(Folding.digits(a), Folding.digits(b)) == 1) {
            return Level.CLOSE;
        }
        int parts = (year ? 1 : 0) + (month ? 1 : 0) + (day ? 1 : 0);
        return parts == 2 ? Level.PART : year ? Level.AREA : Level.DIFFERENT;
    }

    /** Whole years between two dates of birth; 0 where one is not known. */
    public static int yearsApart(@Nullable String a, @Nullable String b) {
        if (a == null || b == null) {
            return 0;
        }
        return Math.abs(Integer.parseInt(a.substring(0, 4)) - Integer.parseInt(b.substring(0, 4)));
    }

    static boolean newYear(@Nullable String iso) {
        return iso == null || iso.endsWith("-01-01");
    }
}

package org.healthrecord.fhir.identity.score;

import java.time.YearMonth;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Birth dates as text, to the precision given. */
public final class Dates {
    private static final Pattern ISO =
            Pattern.compile("(1[6-9]|20|21)\\d\\d(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\\d|3[01]))?)?");

    private Dates() {}

    /**
     * The part of a date that can be right: the year where the month is none, the month where it has no such day; else
     * null.
     */
    static @Nullable String possible(String iso) {
        for (int length : new int[] {10, 7, 4}) {
            if (iso.length() >= length && real(iso.substring(0, length))) {
                return iso.substring(0, length);
            }
        }
        return null;
    }

    private static boolean real(String iso) {
        if (!ISO.matcher(iso).matches()) {
            return false;
        }
        return iso.length() < 10
                || Integer.parseInt(iso.substring(8))
                        <= YearMonth.parse(iso.substring(0, 7)).lengthOfMonth();
    }

    /**
     * Whether two dates of birth do not contradict, as far as they go: one is missing, or has no month or day. Where both are
     * missing nothing is known of either.
     */
    static boolean vague(@Nullable String a, @Nullable String b) {
        if (a == null || b == null) {
            return a != b;
        }
        String one = known(a);
        String other = known(b);
        boolean whole = one.length() == 10 && other.length() == 10;
        return !whole && (one.startsWith(other) || other.startsWith(one));
    }

    /** 1 January is mostly a year that had to be typed as a date. */
    private static String known(String iso) {
        return newYear(iso) ? iso.substring(0, 4) : iso;
    }

    static Level compare(String one, String other) {
        String a = known(one);
        String b = known(other);
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
            boolean slip = shared == 4 && Spelling.distance(a.substring(0, 4), b.substring(0, 4)) == 1;
            return slip ? Level.AREA : Level.DIFFERENT;
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

package org.healthrecord.fhir.identity.match;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Dates of birth as files write them: ISO, with slashes, run together, or month first as in the United States. */
final class BirthDates {
    private static final Pattern YEAR_FIRST = Pattern.compile("(\\d{4})[-/.]?(\\d{1,2})[-/.]?(\\d{1,2})(?:[T ].*)?");
    private static final Pattern MONTH_FIRST = Pattern.compile("(\\d{1,2})[-/.](\\d{1,2})[-/.](\\d{4}|\\d{2})");

    /** Two digits up to this are of the present century. */
    private static final int CENTURY = 26;

    private BirthDates() {}

    static String iso(String text) {
        Matcher iso = YEAR_FIRST.matcher(text);
        if (iso.matches()) {
            return date(iso.group(1), iso.group(2), iso.group(3));
        }
        Matcher us = MONTH_FIRST.matcher(text);
        return us.matches() ? date(year(us.group(3)), us.group(1), us.group(2)) : text;
    }

    private static String year(String digits) {
        if (digits.length() == 4) {
            return digits;
        }
        return (Integer.parseInt(digits) <= CENTURY ? "20" : "19") + digits;
    }

    private static String date(String year, String month, String day) {
        return year + '-' + two(month) + '-' + two(day);
    }

    private static String two(String digits) {
        return digits.length() == 1 ? "0" + digits : digits;
    }
}

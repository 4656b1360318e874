package org.healthrecord.fhir.identity.score;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Names, dates and postal codes that stand for "not known": they say nothing about who a person is. */
final class Placeholders {
    private static final Set<String> NAMES = Set.of(
            "unknown",
            "unk",
            "unkn",
            "ukn",
            "anonymous",
            "anon",
            "none",
            "na",
            "null",
            "nil",
            "noname",
            "nofirstname",
            "nolastname",
            "notgiven",
            "notknown",
            "notavailable",
            "refused",
            "declined",
            "missing",
            "undefined",
            "test",
            "testing",
            "tester",
            "testpatient",
            "patient",
            "zztest",
            "zzztest",
            "zz",
            "zzz",
            "xx",
            "xxx",
            "xxxx",
            "dummy",
            "sample",
            "trauma",
            "traumapatient",
            "doe",
            "unidentified",
            "unnamed",
            "lnu",
            "fnu",
            "donotuse",
            "void");
    private static final Set<String> STOCK_DATES = Set.of(
            "1900-01-01",
            "1901-01-01",
            "1800-01-01",
            "1753-01-01",
            "1899-12-30",
            "1899-12-31",
            "0001-01-01",
            "9999-12-31",
            "1111-11-11",
            "1900",
            "1900-01");
    private static final Pattern NEWBORN_WORDS = Pattern.compile(
            "^(?:new ?born|baby|infant|bb|bg)(?: ?(?:boy|girl|male|female|infant|of))*(?: ?([a-h]|[1-8]))?$");

    private Placeholders() {}

    static boolean name(String letters) {
        return letters.isEmpty() || NAMES.contains(letters);
    }

    /** The letter of a child not yet named ("BABY BOY A" gives "a"), empty without one; null for any other name. */
    static @Nullable String newborn(String given) {
        Matcher m = NEWBORN_WORDS.matcher(Folding.spaced(given));
        if (!m.matches()) {
            return null;
        }
        return m.group(1) == null ? "" : m.group(1);
    }

    static boolean date(String iso) {
        return STOCK_DATES.contains(iso);
    }

    static boolean zip(String digits) {
        return digits.isEmpty() || oneDigit(digits) || digits.equals("12345");
    }

    private static boolean oneDigit(String digits) {
        return digits.chars().allMatch(c -> c == digits.charAt(0));
    }
}

package org.healthrecord.fhir.identity.score;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Values that stand for "not known": they say nothing about who a person is. Rules for social security numbers: Social
 * Security Administration, numbers never assigned; those beginning with 9 are kept, because clinics carry such numbers
 * as stable stand-ins of one person.
 */
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
    private static final Set<String> STOCK_NUMBERS = Set.of("123456789", "987654321", "078051120", "219099999");
    private static final Set<String> STOCK_PHONES = Set.of("5555555555", "1234567890", "5551212", "1234567", "5555555");
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

    static boolean ssn(String digits) {
        if (digits.length() == 4) {
            return digits.equals("0000") || digits.equals("9999");
        }
        return digits.length() < 6
                || STOCK_NUMBERS.contains(digits)
                || oneDigit(digits)
                || digits.length() == 9 && neverAssigned(digits);
    }

    private static boolean neverAssigned(String digits) {
        return digits.startsWith("000")
                || digits.startsWith("666")
                || digits.startsWith("00", 3)
                || digits.endsWith("0000");
    }

    static boolean phone(String digits) {
        return digits.length() < 7
                || STOCK_PHONES.contains(digits)
                || oneDigit(digits)
                || digits.endsWith("0000000")
                || digits.endsWith("5555555");
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

package org.healthrecord.mapping.number;

import java.util.Locale;
import java.util.Set;

/**
 * Values in the place of a number that name no person. Social security numbers: those the Social Security
 * Administration never assigns (area 000 and 666, group 00, serial 0000) and those printed on sample cards. Areas 900 to 999 are
 * never assigned either, but clinics and test systems carry such numbers as stable stand-ins of one person: they are kept.
 */
public final class Filler {
    private static final Set<String> WORDS = Set.of(
            "na",
            "nap",
            "none",
            "no",
            "nil",
            "null",
            "nan",
            "unk",
            "ukn",
            "unkn",
            "unknown",
            "notknown",
            "notavailable",
            "notapplicable",
            "notgiven",
            "notassigned",
            "unassigned",
            "undefined",
            "missing",
            "blank",
            "empty",
            "default",
            "temp",
            "temporary",
            "tmp",
            "tba",
            "tbd",
            "pending",
            "test",
            "testing",
            "dummy",
            "sample",
            "anon",
            "anonymous",
            "noid",
            "nomrn",
            "nonumber",
            "norecord",
            "nossn",
            "mrn",
            "refused",
            "declined",
            "invalid",
            "void",
            "x",
            "xx",
            "xxx",
            "xxxx",
            "zz",
            "zzz",
            "inconnu",
            "aucun",
            "desconocido",
            "ninguno");
    private static final Set<String> SAMPLE_CARDS = Set.of("078051120", "219099999", "457555462");
    private static final Set<String> MAILBOXES = Set.of(
            "none",
            "noemail",
            "no.email",
            "no-email",
            "no_email",
            "no",
            "na",
            "unknown",
            "test",
            "noreply",
            "nomail",
            "declined",
            "refused",
            "email",
            "null",
            "noone",
            "nobody",
            "notgiven",
            "donotreply",
            "invalid",
            "x",
            "xx",
            "xxx");
    private static final Set<String> HOSTS =
            Set.of("none.com", "noemail.com", "nomail.com", "na.com", "unknown.com", "test.com", "email.invalid");
    private static final int REPEATED = 3;
    private static final int RUN = 3;
    private static final int ANY_RUN = 5;
    private static final int SSN_LENGTH = 9;

    private Filler() {}

    /** Whether the text is a word, a row or a sequence, typed because a number was required. */
    public static boolean isRecordNumber(String text) {
        String plain = plain(text);
        if (plain.isEmpty() || WORDS.contains(plain)) {
            return true;
        }
        String digits = digits(plain);
        if (digits.length() < plain.length()) {
            return digits.length() >= REPEATED && oneSign(digits, '0');
        }
        return digits.equals("1") || row(digits) || run(digits);
    }

    /** Zeros and nines of any length; any other digit from three on. */
    private static boolean row(String digits) {
        char first = digits.charAt(0);
        return oneSign(digits, first) && (first == '0' || first == '9' || digits.length() >= REPEATED);
    }

    /** 123, 01234, 54321, and any five or more digits in their order. */
    private static boolean run(String digits) {
        int length = digits.length();
        boolean up = steps(digits, 1);
        boolean down = !up && steps(digits, 9);
        if (!up && !down) {
            return false;
        }
        char edge = up ? digits.charAt(0) : digits.charAt(length - 1);
        return length >= ANY_RUN || length >= RUN && (edge == '0' || edge == '1');
    }

    private static boolean steps(String digits, int by) {
        for (int i = 1; i < digits.length(); i++) {
            if ((digits.charAt(i) - digits.charAt(i - 1) + 10) % 10 != by) {
                return false;
            }
        }
        return digits.length() > 1;
    }

    /** Whether a social security number, in whatever writing, was never assigned; of four digits the end of one. */
    public static boolean isSocialSecurity(String text) {
        String digits = digits(text);
        if (digits.length() <= 4) {
            return digits.length() < 4 || digits.equals("0000") || digits.equals("9999");
        }
        return row(digits)
                || run(digits)
                || digits.length() < 6
                || digits.length() == SSN_LENGTH && (neverAssigned(digits) || SAMPLE_CARDS.contains(digits));
    }

    private static boolean neverAssigned(String digits) {
        return digits.startsWith("000")
                || digits.startsWith("666")
                || digits.startsWith("00", 3)
                || digits.endsWith("0000");
    }

    /** @param digits of a telephone number, without the country's code */
    public static boolean isTelephone(String digits) {
        int length = digits.length();
        return length < 7
                || row(digits)
                || run(digits)
                || digits.endsWith("5551212")
                || digits.endsWith("1234567")
                || digits.endsWith("9999999")
                || digits.endsWith("0000000")
                || digits.endsWith("5555555");
    }

    public static boolean isEmail(String text) {
        String mail = text.strip().toLowerCase(Locale.ROOT);
        int at = mail.indexOf('@');
        return at <= 0 || MAILBOXES.contains(mail.substring(0, at)) || HOSTS.contains(mail.substring(at + 1));
    }

    /** Letters and digits alone, small. */
    private static String plain(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isLetterOrDigit(c)) {
                plain.append(Character.toLowerCase(c));
            }
        }
        return plain.toString();
    }

    private static String digits(String text) {
        StringBuilder digits = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= '0' && c <= '9') {
                digits.append(c);
            }
        }
        return digits.toString();
    }

    private static boolean oneSign(String digits, char sign) {
        for (int i = 0; i < digits.length(); i++) {
            if (digits.charAt(i) != sign) {
                return false;
            }
        }
        return true;
    }
}

package org.healthrecord.fhir.identity.score;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Brings text to a form in which writings of one thing are equal: case, accents, punctuation. */
final class Folding {
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern NOT_LETTERS = Pattern.compile("[^\\p{L}]+");
    private static final Pattern APOSTROPHES = Pattern.compile("['\u2019`\u00b4]+");
    private static final Pattern NOT_DIGITS = Pattern.compile("[^0-9]+");
    private static final Pattern NOT_ALPHANUMERIC = Pattern.compile("[^\\p{L}0-9]+");

    private Folding() {}

    static String plain(String text) {
        String lower = text.toLowerCase(Locale.ROOT)
                .replace("\u00df", "ss")
                .replace("\u00f8", "o")
                .replace("\u00e6", "ae")
                .replace("\u0153", "oe")
                .replace("\u0142", "l")
                .replace("\u0111", "d");
        return MARKS.matcher(Normalizer.normalize(lower, Normalizer.Form.NFD)).replaceAll("");
    }

    /** Letters only; words and hyphenated parts run together, as the clinics do. */
    static String letters(String text) {
        return NOT_LETTERS.matcher(plain(text)).replaceAll("");
    }

    /** The words of a name, letters only; an apostrophe does not part words, a hyphen does. */
    static List<String> words(String text) {
        String joined = APOSTROPHES.matcher(plain(text)).replaceAll("");
        return Arrays.stream(NOT_LETTERS.split(joined))
                .filter(w -> !w.isEmpty())
                .toList();
    }

    static String digits(String text) {
        return NOT_DIGITS.matcher(text).replaceAll("");
    }

    /** Words of letters and digits, apart by one space. */
    static String spaced(String text) {
        return NOT_ALPHANUMERIC.matcher(plain(text)).replaceAll(" ").strip();
    }
}

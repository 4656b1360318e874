package org.healthrecord.fhir.chart.terms;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.healthrecord.mapping.tsv.TsvTable;

/** One spelling for what addresses write in several ways: {@code Massachusetts} and {@code MA}, {@code Street} and {@code St.}. */
public final class AddressWords {
    private AddressWords() {}

    /** A state's postal abbreviation in lower case; any other text in lower case. */
    public static String state(String text) {
        String plain = spaced(text);
        return Loaded.STATES.getOrDefault(plain, plain);
    }

    /** The words of a street line, each in its short form. */
    public static String line(String text) {
        StringBuilder line = new StringBuilder();
        for (String word : spaced(text).split(" ")) {
            line.append(line.isEmpty() ? "" : " ").append(Loaded.WORDS.getOrDefault(word, word));
        }
        return line.toString();
    }

    /** Lower case, without punctuation; a number sign is a word. */
    private static String spaced(String text) {
        StringBuilder plain = new StringBuilder();
        for (char c : text.toLowerCase(Locale.ROOT).toCharArray()) {
            if (c == '.' || c == '\'') {
                continue;
            }
            if (c == '#') {
                plain.append(" # ");
            } else {
                plain.append(Character.isLetterOrDigit(c) || c == '/' ? c : ' ');
            }
        }
        StringBuilder single = new StringBuilder(plain.length());
        for (int i = 0; i < plain.length(); i++) {
            boolean space = plain.charAt(i) == ' ';
            if (!space || !single.isEmpty() && single.charAt(single.length() - 1) != ' ') {
                single.append(plain.charAt(i));
            }
        }
        return single.toString().strip();
    }

    /** Read when the first address is compared. */
    private static final class Loaded {
        static final Map<String, String> STATES = new HashMap<>();
        static final Map<String, String> WORDS = new HashMap<>();

        static {
            TsvTable.rows(AddressWords.class, "address-words.tsv")
                    .forEach(row -> (row.cell(0).equals("S") ? STATES : WORDS).put(row.cell(1), row.cell(2)));
        }
    }
}

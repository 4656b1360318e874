package org.healthrecord.fhir.chart.terms;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.healthrecord.mapping.tsv.TsvTable;

/** Names of opioids and of cancers. */
public final class DangerWords {
    private DangerWords() {}

    /** @param medicine its name, in any case: an ingredient, a product or a brand */
    public static boolean isOpioid(String medicine) {
        return words(medicine).stream().anyMatch(Loaded.OPIOIDS::contains);
    }

    /** @param problem its name, in any case */
    public static boolean isCancer(String problem) {
        List<String> words = words(problem);
        String spaced = ' ' + String.join(" ", words) + ' ';
        return Loaded.NOT_CANCER.stream().noneMatch(spaced::contains)
                && words.stream().anyMatch(w -> Loaded.CANCERS.stream().anyMatch(w::contains));
    }

    /**
     * Malignant neoplasms, C00 to C96 of ICD-10-CM, and in situ ones, D00 to D09.
     *
     * @param code with or without its dot
     */
    public static boolean isCancerCode(String code) {
        String plain = code.replace(".", "").toUpperCase(Locale.ROOT);
        if (plain.length() < 3 || !Character.isDigit(plain.charAt(1))) {
            return false;
        }
        return plain.charAt(0) == 'C' || plain.startsWith("D0");
    }

    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        for (char c : (text.toLowerCase(Locale.ROOT) + ' ').toCharArray()) {
            if (Character.isLetterOrDigit(c)) {
                word.append(c);
            } else if (!word.isEmpty()) {
                words.add(word.toString());
                word.setLength(0);
            }
        }
        return words;
    }

    /** Read when the first name is asked about. */
    private static final class Loaded {
        static final Set<String> OPIOIDS = new HashSet<>();
        static final List<String> CANCERS = new ArrayList<>();
        static final List<String> NOT_CANCER = new ArrayList<>();

        static {
            TsvTable.rows(DangerWords.class, "danger-words.tsv").forEach(row -> {
                String word = row.cell(1);
                switch (row.cell(0)) {
                    case "O" -> OPIOIDS.add(word);
                    case "C" -> CANCERS.add(word);
                    default -> NOT_CANCER.add(' ' + word + ' ');
                }
            });
        }
    }
}

package org.healthrecord.fhir.chart.terms;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.healthrecord.mapping.tsv.TsvTable;

/** Whether an entry of a problem list is about health, a person's circumstances, or the office. */
public enum ProblemKind {
    HEALTH,
    SOCIAL,
    ADMINISTRATIVE;

    /** @param code ICD-10-CM, with or without its dot: Z55 to Z65 are social, Z00 to Z13, Z23 and Z76 encounters */
    public static ProblemKind ofIcd(String code) {
        String plain = code.replace(".", "").toUpperCase(Locale.ROOT);
        if (plain.length() < 3 || plain.charAt(0) != 'Z') {
            return HEALTH;
        }
        String category = plain.substring(0, 3);
        if (isBetween(category, "Z55", "Z65")) {
            return SOCIAL;
        }
        boolean encounter = isBetween(category, "Z00", "Z13") || category.equals("Z23") || category.equals("Z76");
        return encounter ? ADMINISTRATIVE : HEALTH;
    }

    private static boolean isBetween(String category, String first, String last) {
        return category.compareTo(first) >= 0 && category.compareTo(last) <= 0;
    }

    /** @param words of the statement, in any case */
    public static ProblemKind ofWords(String words) {
        String plain = spaced(words);
        return Loaded.WORDS.stream()
                .filter(w -> plain.contains(w.words()))
                .findFirst()
                .map(Word::kind)
                .orElse(HEALTH);
    }

    /** Letters and digits, with a space for anything else and at both ends. */
    private static String spaced(String words) {
        StringBuilder plain = new StringBuilder(" ");
        for (char c : words.toLowerCase(Locale.ROOT).toCharArray()) {
            if (Character.isLetterOrDigit(c)) {
                plain.append(c);
            } else if (plain.charAt(plain.length() - 1) != ' ') {
                plain.append(' ');
            }
        }
        return plain.append(' ').toString();
    }

    /** Whether a diagnosis is of the chronic ones; false also for codes that the table lacks. */
    public static boolean isChronic(String icd) {
        String plain = icd.replace(".", "").toUpperCase(Locale.ROOT);
        for (int end = plain.length(); end > 0; end--) {
            Boolean chronic = Loaded.CHRONIC.get(plain.substring(0, end));
            if (chronic != null) {
                return chronic;
            }
        }
        return false;
    }

    /** @param words of a diagnosis that has no such code, in any case */
    public static boolean isChronicInWords(String words) {
        String plain = spaced(words);
        return Loaded.LASTING.stream().anyMatch(plain::contains)
                && Loaded.NOT_ITSELF.stream().noneMatch(plain::startsWith);
    }

    private record Word(String words, ProblemKind kind) {}

    /** Read when the first problem is asked for. */
    private static final class Loaded {
        static final Map<String, Boolean> CHRONIC = new HashMap<>();
        static final List<Word> WORDS = new ArrayList<>();
        static final List<String> LASTING = new ArrayList<>();
        static final List<String> NOT_ITSELF = new ArrayList<>();

        static {
            TsvTable.rows(ProblemKind.class, "icd10cm-chronic.tsv")
                    .forEach(row -> CHRONIC.put(row.cell(0), row.cell(1).equals("1")));
            TsvTable.rows(ProblemKind.class, "lasting-words.tsv")
                    .forEach(row -> (row.cell(0).equals("C") ? LASTING : NOT_ITSELF).add(' ' + row.cell(1) + ' '));
            TsvTable.rows(ProblemKind.class, "life-words.tsv")
                    .forEach(row -> WORDS.add(
                            new Word(' ' + row.cell(1) + ' ', row.cell(0).equals("S") ? SOCIAL : ADMINISTRATIVE)));
        }
    }
}

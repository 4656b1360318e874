package org.healthrecord.fhir.chart.terms;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.healthrecord.mapping.tsv.TsvTable;

/** Of which ingredients a drug is, by RxNorm; a drug of two ingredients is another drug than either. */
public final class Ingredients {
    private Ingredients() {}

    /**
     * A drug by what is in it.
     *
     * @param code the ingredients' RxNorm codes, with {@code |} between several
     * @param name their names, with {@code " / "} between several
     */
    public record Drug(String code, String name) {}

    /** @param rxcui of a product, a brand or an ingredient */
    public static Optional<Drug> of(String rxcui) {
        return Optional.ofNullable(Loaded.INGREDIENTS.get(rxcui)).map(Ingredients::drug);
    }

    /**
     * The one ingredient whose name is the whole text, or begins it before a strength ({@code oxycodone 10 mg}). Other words
     * may make it another drug, and so do two drugs in one text.
     */
    public static Optional<Drug> ofWords(String text) {
        String words = text.strip().toLowerCase(Locale.ROOT);
        if (words.indexOf('/') >= 0 || words.indexOf('+') >= 0 || words.indexOf('&') >= 0 || words.contains(" with ")) {
            return Optional.empty();
        }
        return Optional.ofNullable(Loaded.NAMED.get(
                        words.substring(0, beforeStrength(words)).strip()))
                .map(Ingredients::drug);
    }

    private static int beforeStrength(String words) {
        for (int i = 1; i < words.length(); i++) {
            char c = words.charAt(i);
            if (c >= '0' && c <= '9' && words.charAt(i - 1) == ' ') {
                return i;
            }
        }
        return words.length();
    }

    private static Drug drug(String code) {
        StringBuilder name = new StringBuilder();
        for (String one : code.split("\\|")) {
            name.append(name.isEmpty() ? "" : " / ").append(Loaded.NAMES.getOrDefault(one, ""));
        }
        return new Drug(code, name.toString());
    }

    /** Read when the first drug is asked for. */
    private static final class Loaded {
        static final Map<String, String> INGREDIENTS = new HashMap<>();
        static final Map<String, String> NAMES = new HashMap<>();
        static final Map<String, String> NAMED = new HashMap<>();

        static {
            TsvTable.rows(Ingredients.class, "rxnorm-ingredients.tsv").forEach(row -> {
                INGREDIENTS.put(row.cell(0), row.cell(1));
                String name = row.cell(2);
                if (!name.isEmpty()) {
                    NAMES.put(row.cell(0), name);
                    NAMED.put(name.toLowerCase(Locale.ROOT), row.cell(0));
                }
            });
        }
    }
}

package org.healthrecord.fhir.identity.score;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.healthrecord.mapping.tsv.TsvRow;
import org.healthrecord.mapping.tsv.TsvTable;

/** Which names there are, how usual they are, and their short forms; read once from the tables beside this class. */
final class NameTables {
    private static final int UNLISTED = 550;
    private static final int UNLISTED_FAMILY = 4000;
    private static final Map<String, Integer> GIVEN_RANK = new HashMap<>();
    private static final Map<String, Integer> FAMILY_RANK = new HashMap<>();
    private static final Map<String, Set<String>> FORMAL_NAMES = new HashMap<>();
    private static final Map<String, Set<String>> VARIANTS = new HashMap<>();

    static {
        TsvTable.rows(NameTables.class, "given-names.tsv")
                .forEach(row -> GIVEN_RANK.put(row.cell(0), rank(row.cell(1))));
        TsvTable.rows(NameTables.class, "family-names.txt")
                .forEach(row -> FAMILY_RANK.put(row.cell(0), FAMILY_RANK.size() + 1));
        TsvTable.rows(NameTables.class, "nicknames.tsv").map(TsvRow::cells).forEach(NameTables::nicknames);
        TsvTable.rows(NameTables.class, "name-variants.tsv").forEach(row -> {
            variant(row.cell(0), row.cell(1));
            variant(row.cell(1), row.cell(0));
        });
    }

    private NameTables() {}

    private static int rank(String cell) {
        return cell.isEmpty() ? Integer.MAX_VALUE : Integer.parseInt(cell);
    }

    private static void nicknames(List<String> forms) {
        forms.forEach(f -> FORMAL_NAMES.computeIfAbsent(f, k -> new HashSet<>()).add(forms.get(0)));
    }

    private static void variant(String name, String other) {
        VARIANTS.computeIfAbsent(name, k -> new HashSet<>()).add(other);
    }

    static boolean isGivenName(String letters) {
        return GIVEN_RANK.containsKey(letters);
    }

    /** Are the two forms of one name: one formal name has both (itself among them)? */
    static boolean sameName(String a, String b) {
        Set<String> formal = FORMAL_NAMES.get(a);
        Set<String> others = formal == null ? null : FORMAL_NAMES.get(b);
        return formal != null && others != null && formal.stream().anyMatch(others::contains);
    }

    /** May the two be one name in two spellings? */
    static boolean variants(String a, String b) {
        return VARIANTS.getOrDefault(a, Set.of()).contains(b);
    }

    /** The formal names behind a given name, itself among them. */
    static Set<String> formalNames(String given) {
        Set<String> all = new HashSet<>(FORMAL_NAMES.getOrDefault(given, Set.of()));
        all.add(given);
        return all;
    }

    /**
     * How rare a given name is, in bits: minus the logarithm of its share of the population. The curve follows the shares
     * of the census files: 3.3 % for the first name, 1.4 % for the tenth, 0.16 % for the hundredth, 0.004 % for the
     * thousandth. A name that is not in the files may be usual among people they do not cover: it counts as the 550th.
     */
    static double givenBits(String letters) {
        double x = log2(Math.min(GIVEN_RANK.getOrDefault(letters, UNLISTED), UNLISTED));
        return 5 + 0.097 * x * x;
    }

    /** As {@link #givenBits}: 1 % for the first family name, 0.08 % for the hundredth, 0.001 % for the ten-thousandth. */
    static double familyBits(String family) {
        String letters = family.replace(" ", "");
        double x = log2(Math.min(FAMILY_RANK.getOrDefault(letters, UNLISTED_FAMILY), UNLISTED_FAMILY));
        return 6.6 + 0.55 * x + 0.015 * x * x;
    }

    private static double log2(double v) {
        return Math.log(v) / Math.log(2);
    }
}

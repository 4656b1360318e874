package org.healthrecord.fhir.identity.score;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Which names there are, how usual they are, and their short forms; read once from the tables beside this class. */
final class NameTables {
    private static final int UNLISTED = 550;
    private static final int UNLISTED_FAMILY = 4000;
    private static final Map<String, Integer> GIVEN_RANK = new HashMap<>();
    private static final Map<String, Integer> FAMILY_RANK = new HashMap<>();
    private static final Map<String, Set<String>> FORMAL_NAMES = new HashMap<>();
    private static final Map<String, Set<String>> VARIANTS = new HashMap<>();

    static {
        for (String line : lines("given-names.tsv")) {
            String[] cells = line.split("\t", -1);
            GIVEN_RANK.put(cells[0], cells[1].isEmpty() ? Integer.MAX_VALUE : Integer.parseInt(cells[1]));
        }
        for (String name : lines("family-names.txt")) {
            FAMILY_RANK.put(name, FAMILY_RANK.size() + 1);
        }
        for (String line : lines("nicknames.tsv")) {
            List<String> forms = List.of(line.split("\t"));
            forms.forEach(
                    f -> FORMAL_NAMES.computeIfAbsent(f, k -> new HashSet<>()).add(forms.get(0)));
        }
        for (String line : lines("name-variants.tsv")) {
            String[] pair = line.split("\t");
            VARIANTS.computeIfAbsent(pair[0], k -> new HashSet<>()).add(pair[1]);
            VARIANTS.computeIfAbsent(pair[1], k -> new HashSet<>()).add(pair[0]);
        }
    }

    private NameTables() {}

    private static List<String> lines(String table) {
        try (InputStream in = Objects.requireNonNull(NameTables.class.getResourceAsStream(table));
                BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return new ArrayList<>(reader.lines()
                    .filter(l -> !l.startsWith("#") && !l.isBlank())
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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

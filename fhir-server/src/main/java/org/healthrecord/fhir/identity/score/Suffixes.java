package org.healthrecord.fhir.identity.score;

import java.util.Map;

/** Name suffixes that distinguish generations; degrees and titles do not. */
final class Suffixes {
    private static final Map<String, String> GENERATIONS = Map.ofEntries(
            Map.entry("jr", "jr"),
            Map.entry("junior", "jr"),
            Map.entry("sr", "sr"),
            Map.entry("senior", "sr"),
            Map.entry("ii", "ii"),
            Map.entry("2nd", "ii"),
            Map.entry("iii", "iii"),
            Map.entry("3rd", "iii"),
            Map.entry("iv", "iv"),
            Map.entry("4th", "iv"),
            Map.entry("v", "v"),
            Map.entry("5th", "v"));

    private Suffixes() {}

    static String of(String text) {
        for (String word : Folding.spaced(text).split(" ")) {
            String generation = GENERATIONS.get(word);
            if (generation != null) {
                return generation;
            }
        }
        return "";
    }

    /** Junior and the second are used for one another; all other pairs name two people. */
    static boolean conflict(String a, String b) {
        return !a.isEmpty() && !b.isEmpty() && !canonical(a).equals(canonical(b));
    }

    private static String canonical(String suffix) {
        return suffix.equals("ii") ? "jr" : suffix;
    }
}

package org.healthrecord.fhir.chart.consolidation.value;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Whether two ways to name a site, a method, a route or a person can mean the same: they do if all words of the one are
 * among the words of the other ({@code left knee}, {@code Structure of left knee}).
 */
public final class Alike {
    /** Words that add nothing to a name. */
    private static final Set<String> FILLERS = Set.of(
            "structure",
            "structures",
            "of",
            "the",
            "a",
            "an",
            "by",
            "via",
            "in",
            "on",
            "to",
            "entire",
            "region",
            "route",
            "body",
            "side",
            "muscle",
            "use",
            "administration",
            "method",
            "dr",
            "md",
            "do",
            "np",
            "pa",
            "rn",
            "phd",
            "mr",
            "mrs",
            "ms",
            "prof");

    /** What is written short, or as another part of speech. */
    private static final Map<String, String> SHORT = Map.ofEntries(
            Map.entry("l", "left"),
            Map.entry("lt", "left"),
            Map.entry("r", "right"),
            Map.entry("rt", "right"),
            Map.entry("bilateral", "both"),
            Map.entry("bilaterally", "both"),
            Map.entry("po", "oral"),
            Map.entry("mouth", "oral"),
            Map.entry("orally", "oral"),
            Map.entry("iv", "intravenous"),
            Map.entry("intravenously", "intravenous"),
            Map.entry("im", "intramuscular"),
            Map.entry("intramuscularly", "intramuscular"),
            Map.entry("sc", "subcutaneous"),
            Map.entry("sq", "subcutaneous"),
            Map.entry("subq", "subcutaneous"),
            Map.entry("subcut", "subcutaneous"),
            Map.entry("sl", "sublingual"),
            Map.entry("pr", "rectal"),
            Map.entry("rectally", "rectal"),
            Map.entry("topically", "topical"),
            Map.entry("inhaled", "inhalation"),
            Map.entry("venipuncture", "venous"),
            Map.entry("deltoid", "arm"),
            Map.entry("vastus", "thigh"),
            Map.entry("gluteal", "buttock"),
            Map.entry("gluteus", "buttock"));

    private Alike() {}

    /** Whether one of the names can mean one of the others. */
    public static boolean any(Set<String> names, Set<String> others) {
        for (String name : names) {
            Set<String> words = words(name);
            for (String other : others) {
                Set<String> theirs = words(other);
                if (words.containsAll(theirs) || theirs.containsAll(words)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** The words that count, in one spelling. */
    private static Set<String> words(String name) {
        Set<String> words = new TreeSet<>();
        int start = -1;
        for (int i = 0; i <= name.length(); i++) {
            boolean inWord = i < name.length() && Character.isLetterOrDigit(name.charAt(i));
            if (inWord && start < 0) {
                start = i;
            } else if (!inWord && start >= 0) {
                String word = name.substring(start, i);
                if (!FILLERS.contains(word)) {
                    words.add(SHORT.getOrDefault(word, word));
                }
                start = -1;
            }
        }
        return words;
    }
}

package org.healthrecord.fhir.identity.score;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Street lines in one writing: usual words shortened, unit words dropped. Short forms: USPS Publication 28. */
final class Streets {
    private static final Map<String, String> SHORT = Map.ofEntries(
            Map.entry("street", "st"),
            Map.entry("str", "st"),
            Map.entry("avenue", "ave"),
            Map.entry("av", "ave"),
            Map.entry("road", "rd"),
            Map.entry("drive", "dr"),
            Map.entry("lane", "ln"),
            Map.entry("court", "ct"),
            Map.entry("place", "pl"),
            Map.entry("boulevard", "blvd"),
            Map.entry("circle", "cir"),
            Map.entry("parkway", "pkwy"),
            Map.entry("highway", "hwy"),
            Map.entry("square", "sq"),
            Map.entry("terrace", "ter"),
            Map.entry("trail", "trl"),
            Map.entry("crescent", "cres"),
            Map.entry("north", "n"),
            Map.entry("south", "s"),
            Map.entry("east", "e"),
            Map.entry("west", "w"),
            Map.entry("mount", "mt"),
            Map.entry("saint", "st"),
            Map.entry("apartment", ""),
            Map.entry("apt", ""),
            Map.entry("unit", ""),
            Map.entry("suite", ""),
            Map.entry("ste", ""),
            Map.entry("no", ""));

    private static final Set<String> TYPES = Set.of(
            "st", "ave", "rd", "dr", "ln", "ct", "pl", "blvd", "cir", "pkwy", "hwy", "sq", "ter", "trl", "cres", "way",
            "n", "s", "e", "w");

    private Streets() {}

    /** The words of a line that distinguish one street from another. */
    static String withoutType(String line) {
        StringBuilder rest = new StringBuilder(line.length());
        for (String word : line.split(" ")) {
            if (!TYPES.contains(word)) {
                rest.append(rest.isEmpty() ? "" : " ").append(word);
            }
        }
        return rest.isEmpty() ? line : rest.toString();
    }

    static String line(String text) {
        List<String> words = new ArrayList<>();
        for (String word : Folding.spaced(text).split(" ")) {
            String w = SHORT.getOrDefault(word, word);
            w = w.length() > 1 && w.chars().allMatch(Character::isDigit) ? withoutLeadingZeros(w) : w;
            if (!w.isEmpty()) {
                words.add(w);
            }
        }
        return String.join(" ", words);
    }

    private static String withoutLeadingZeros(String digits) {
        String s = digits.replaceFirst("^0+", "");
        return s.isEmpty() ? "0" : s;
    }

    /** Five digits of a ZIP code; other countries' codes as they are. */
    static String postalCode(String text) {
        String code = Folding.spaced(text).replace(" ", "");
        boolean zipPlusFour = code.length() == 9 && code.chars().allMatch(Character::isDigit);
        return zipPlusFour ? code.substring(0, 5) : code;
    }
}

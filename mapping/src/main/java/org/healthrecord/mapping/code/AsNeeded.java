package org.healthrecord.mapping.code;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Whether directions plainly say that a medicine is taken as needed. Where they also say something else (a fixed dose and more
 * if needed, not as needed, a second sentence) nothing is read out of them: the words stay for people to read.
 */
public final class AsNeeded {
    private static final Set<String> SHORT = Set.of("prn", "p.r.n", "p.r.n.");
    private static final Set<String> FIRST = Set.of("as", "when", "if", "whenever");
    private static final Set<String> SECOND = Set.of("needed", "required", "necessary");
    /** Before it, these say that another direction comes first, or that it is not so. */
    private static final Set<String> BEFORE = Set.of(
            "and", "then", "plus", "also", "may", "not", "never", "don't", "avoid", "without", "no", "stop", "or");
    /** Behind it, these begin another direction. */
    private static final Set<String> BEHIND = Set.of("then", "plus", "also", "take", "daily", "always");

    private AsNeeded() {}

    public static boolean isStated(String directions) {
        List<String> words = words(directions);
        for (int i = 0; i < words.size(); i++) {
            int length = phrase(words, i);
            if (length > 0) {
                return isPlain(words.subList(0, i), BEFORE) && isPlain(words.subList(i + length, words.size()), BEHIND);
            }
        }
        return false;
    }

    private static int phrase(List<String> words, int at) {
        if (SHORT.contains(words.get(at))) {
            return 1;
        }
        boolean two = at + 1 < words.size() && FIRST.contains(words.get(at)) && SECOND.contains(words.get(at + 1));
        return two ? 2 : 0;
    }

    private static boolean isPlain(List<String> words, Set<String> others) {
        return words.stream().noneMatch(word -> others.contains(word) || word.equals("."));
    }

    /** In lower case; the end of a sentence within the text is a word of its own. */
    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        for (String word : text.toLowerCase(Locale.ROOT).strip().split("[\\s,;:()/]+")) {
            boolean ends = word.length() > 1 && word.endsWith(".") && !SHORT.contains(word);
            words.add(ends ? word.substring(0, word.length() - 1) : word);
            if (ends) {
                words.add(".");
            }
        }
        if (!words.isEmpty() && words.get(words.size() - 1).equals(".")) {
            words.remove(words.size() - 1);
        }
        return words;
    }
}

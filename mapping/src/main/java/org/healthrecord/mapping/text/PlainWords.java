package org.healthrecord.mapping.text;

import java.util.Locale;

/** Words to compare: lower case letters and digits, one blank between. Of long text the beginning, which is enough. */
public final class PlainWords {
    private static final int COMPARED = 500;

    private PlainWords() {}

    public static String of(String words) {
        StringBuilder out = new StringBuilder(Math.min(COMPARED, words.length()));
        boolean gap = false;
        String beginning = words.substring(0, Math.min(COMPARED, words.length()));
        for (char c : beginning.toLowerCase(Locale.ROOT).toCharArray()) {
            if (Character.isLetterOrDigit(c)) {
                out.append(gap && out.length() > 0 ? " " : "").append(c);
            }
            gap = !Character.isLetterOrDigit(c);
        }
        return out.toString();
    }
}

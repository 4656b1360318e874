package org.healthrecord.mapping.text;

/**
 * Characters that no text of a chart may hold: FHIR strings and XML 1.0 know none below U+0020 but tab, line feed and carriage
 * return (FHIR R4, Datatypes, string; XML 1.0, production 2), and PostgreSQL takes no U+0000. The same is true of halves of
 * surrogate pairs and of U+FFFE and U+FFFF.
 */
public final class ControlCharacters {
    private static final char LINE = '\n';
    private static final char BLANK = ' ';
    private static final char NOTHING = 0;
    private static final char UNREADABLE = '\uFFFD';

    private ControlCharacters() {}

    /**
     * The text without them: a form feed and a vertical tab are line ends, separators are blanks, halves of pairs are
     * U+FFFD, and the others are taken out. The very same text where it holds none.
     */
    public static String cleaned(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (isForbidden(text, i)) {
                return cleaned(text, i);
            }
        }
        return text;
    }

    private static String cleaned(String text, int from) {
        StringBuilder clean = new StringBuilder(text.length()).append(text, 0, from);
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            char instead = isForbidden(text, i) ? instead(c) : c;
            if (instead != NOTHING) {
                clean.append(instead);
            }
        }
        return clean.toString();
    }

    static boolean isForbidden(String text, int at) {
        char c = text.charAt(at);
        if (c < BLANK) {
            return c != '\t' && c != '\n' && c != '\r';
        }
        if (c < Character.MIN_SURROGATE) {
            return false;
        }
        if (Character.isHighSurrogate(c)) {
            return at + 1 == text.length() || !Character.isLowSurrogate(text.charAt(at + 1));
        }
        if (Character.isLowSurrogate(c)) {
            return at == 0 || !Character.isHighSurrogate(text.charAt(at - 1));
        }
        return c >= '\uFFFE';
    }

    private static char instead(char c) {
        return switch (c) {
            case '\f', '\u000B' -> LINE;
            case '\u001C', '\u001D', '\u001E', '\u001F' -> BLANK;
            default -> Character.isSurrogate(c) ? UNREADABLE : NOTHING;
        };
    }
}

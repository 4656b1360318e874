package org.healthrecord.access.audit.event;

/** Makes what comes from outside fit for a column before it is hashed: never longer, no control characters. */
final class Fitting {
    private Fitting() {}

    static String in(int most, String text) {
        String cut = text.length() <= most ? text : text.substring(0, most);
        return cut.chars().anyMatch(Fitting::isUnfit) ? cleaned(cut) : cut;
    }

    private static String cleaned(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        text.chars().forEach(c -> clean.append(isUnfit(c) ? '?' : (char) c));
        return clean.toString();
    }

    /** Half of a pair of surrogates has no bytes in a database. */
    private static boolean isUnfit(int c) {
        return c < ' ' || c == 0x7f || Character.isSurrogate((char) c);
    }
}

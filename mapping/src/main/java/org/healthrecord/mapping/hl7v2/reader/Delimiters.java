package org.healthrecord.mapping.hl7v2.reader;

/**
 * The five delimiters a message declares in MSH-1 and MSH-2 (HL7 v2 chapter 2.5.4); what a sender leaves out takes its
 * usual value, unless the sender uses that character for something else. An escape character that a program has doubled
 * ({@code ^~\\&}) counts once.
 */
public record Delimiters(char field, char component, char repetition, char escape, char subcomponent) {
    public static final Delimiters USUAL = new Delimiters('|', '^', '~', '\\', '&');

    /** Represents a delimiter that the message does not use; it is no character. */
    private static final char NONE = '\uFFFF';

    /** Reads them from the start of an MSH (or FHS, BHS) segment. */
    public static Delimiters of(String header) {
        if (header.length() < 4) {
            return USUAL;
        }
        char field = header.charAt(3);
        int end = header.indexOf(field, 4);
        String encoding = once(header.substring(4, end < 0 ? header.length() : end));
        String declared = field + encoding.substring(0, Math.min(4, encoding.length()));
        return new Delimiters(
                field,
                at(declared, 1, USUAL.component),
                at(declared, 2, USUAL.repetition),
                at(declared, 3, USUAL.escape),
                at(declared, 4, USUAL.subcomponent));
    }

    /** Whether they can separate fields and parts of fields: five different characters that are no part of words or numbers. */
    public boolean separate() {
        String all = "" + field + component + repetition + escape + subcomponent;
        for (int i = 0; i < all.length(); i++) {
            char c = all.charAt(i);
            boolean another = c == NONE || all.indexOf(c) == i;
            if (c <= ' ' || Character.isLetterOrDigit(c) || !another) {
                return false;
            }
        }
        return true;
    }

    private static String once(String encoding) {
        boolean doubled = encoding.length() > 4
                && encoding.charAt(2) == encoding.charAt(3)
                && encoding.charAt(4) != encoding.charAt(3);
        return doubled ? encoding.substring(0, 3) + encoding.substring(4) : encoding;
    }

    private static char at(String declared, int index, char usual) {
        if (index < declared.length()) {
            return declared.charAt(index);
        }
        return declared.indexOf(usual) < 0 ? usual : NONE;
    }
}

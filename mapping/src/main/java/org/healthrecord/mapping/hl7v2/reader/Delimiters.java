package org.healthrecord.mapping.hl7v2.reader;

/**
 * The five delimiters a message declares in MSH-1 and MSH-2 (HL7 v2 chapter 2.5.4); what a sender leaves out takes its
 * usual value.
 */
public record Delimiters(char field, char component, char repetition, char escape, char subcomponent) {
    public static final Delimiters USUAL = new Delimiters('|', '^', '~', '\\', '&');

    /** Reads them from the start of an MSH (or FHS, BHS) segment. */
    public static Delimiters of(String header) {
        if (header.length() < 4) {
            return USUAL;
        }
        char field = header.charAt(3);
        int end = header.indexOf(field, 4);
        String encoding = header.substring(4, end < 0 ? header.length() : end);
        return new Delimiters(
                field,
                at(encoding, 0, USUAL.component),
                at(encoding, 1, USUAL.repetition),
                at(encoding, 2, USUAL.escape),
                at(encoding, 3, USUAL.subcomponent));
    }

    private static char at(String encoding, int index, char usual) {
        return index < encoding.length() ? encoding.charAt(index) : usual;
    }
}

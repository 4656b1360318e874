package org.healthrecord.ingest.source.hl7v2;

/**
 * The answer to a sender: stored, try again, or never. Whether the message can be mapped is found out later and never
 * changes what was acknowledged.
 */
public enum Verdict {
    ACCEPTED("A"),
    /** Nothing wrong with the message as far as one can see: send it again. */
    ERROR("E"),
    /** These bytes will never be taken as a message. */
    REJECTED("R");

    private final String letter;

    Verdict(String letter) {
        this.letter = letter;
    }

    /** HL7 table 0008: AA, AE, AR of the original mode, CA, CE, CR of the enhanced mode. */
    String code(boolean accept) {
        return (accept ? "C" : "A") + letter;
    }
}

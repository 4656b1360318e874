package org.healthrecord.ingest.source.hl7v2;

/**
 * What is to be answered to the sender of a message.
 *
 * @param condition the error condition; {@link Condition#NONE} with an acceptance
 * @param text      one sentence for people at the sender's; never holds a value of the message
 */
public record Answer(Verdict verdict, Condition condition, String text) {

    public static Answer accepted() {
        return new Answer(Verdict.ACCEPTED, Condition.NONE, "");
    }

    /** HL7 table 0357, message error condition codes. */
    public enum Condition {
        NONE("0", "Message accepted"),
        SEGMENT_SEQUENCE("100", "Segment sequence error"),
        INTERNAL("207", "Application internal error");

        private final String code;
        private final String display;

        Condition(String code, String display) {
            this.code = code;
            this.display = display;
        }

        String code() {
            return code;
        }

        String display() {
            return display;
        }
    }
}

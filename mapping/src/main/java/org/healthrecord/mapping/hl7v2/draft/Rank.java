package org.healthrecord.mapping.hl7v2.draft;

/**
 * What decides between two versions of one thing in messages of one time. The numbers are stored with every assertion, so none may
 * change; only those of one kind of thing are compared with each other.
 */
public enum Rank {
    /** Of what has no states that follow each other. */
    STATED(0),
    /** Changes what was stated at the same time (RXA-21). */
    UPDATED(1),
    /** A referral or an order that is called off. */
    REVOKED(5),
    /** Ends each kind but a visit: taken back. */
    WITHDRAWN(9),

    ORDERED(1),
    ACTIVE(2),
    DONE(4),

    RESULT_ORDERED(1),
    RESULT_PRELIMINARY(2),
    RESULT_FINAL(3),
    RESULT_AMENDED(4),
    RESULT_CORRECTED(5),

    VISIT_PLANNED(1),
    VISIT_BEGUN(2),
    VISIT_CHANGED(3),
    VISIT_ENDED(5),
    /** A discharge that is cancelled: the visit goes on, whatever was said of it. */
    VISIT_REINSTATED(10);

    private final int number;

    Rank(int number) {
        this.number = number;
    }

    public int number() {
        return number;
    }

    /** Result states (HL7 tables 0085 and 0123) in the order they follow each other at one time. */
    public static Rank ofResult(String status) {
        return switch (status) {
            case "O", "I", "S" -> RESULT_ORDERED;
            case "P", "R" -> RESULT_PRELIMINARY;
            case "A", "B" -> RESULT_AMENDED;
            case "C", "M" -> RESULT_CORRECTED;
            case "D", "W", "X" -> WITHDRAWN;
            default -> RESULT_FINAL;
        };
    }
}

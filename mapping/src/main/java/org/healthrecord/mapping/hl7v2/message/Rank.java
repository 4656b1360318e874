package org.healthrecord.mapping.hl7v2.message;

/** Result states (HL7 tables 0085 and 0123) in the order they follow each other at one time. */
final class Rank {
    private Rank() {}

    static int of(String status) {
        return switch (status) {
            case "O", "I", "S" -> 1;
            case "P", "R" -> 2;
            case "A", "B" -> 4;
            case "C", "M" -> 5;
            case "D", "W", "X" -> 9;
            default -> 3;
        };
    }
}

package org.healthrecord.fhir.identity.policy;

/**
 * @param link     bits at least for a link, beside the rules
 * @param review   bits at least to ask a steward
 * @param rareName bits at least of a full name that, with the birth date, is enough for one person by itself
 * @param placedName bits at least of a full name that does so within one postal code
 * @param movedName bits at least of a full name that does so within one postal code, though the streets differ
 * @param middleName what a middle name or its initial adds to those bits
 */
public record Thresholds(
        double link, double review, double rareName, double placedName, double movedName, double middleName) {
    public static final Thresholds SHIPPED = new Thresholds(20, 17, 26, 16, 22, 5);
}

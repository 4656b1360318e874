package org.healthrecord.fhir.identity.policy;

/** What becomes of two registrations. */
public enum Outcome {
    LINK,
    REVIEW,
    SEPARATE
}

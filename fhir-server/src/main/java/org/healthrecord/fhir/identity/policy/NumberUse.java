package org.healthrecord.fhir.identity.policy;

/** What a shared social security number means where the registrations come from. */
public enum NumberUse {
    /** It may be the number of the family's insurance: twins can share it. What holds unless the data shows otherwise. */
    FAMILY,
    /** Each person has their own. */
    PERSONAL
}

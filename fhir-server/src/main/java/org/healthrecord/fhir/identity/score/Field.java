package org.healthrecord.fhir.identity.score;

/** What two registrations are compared by. */
public enum Field {
    GIVEN,
    MIDDLE,
    FAMILY,
    SUFFIX,
    BIRTH_DATE,
    SEX,
    SSN,
    /** Any other number of one system that one person alone holds: passport, driver's licence, another clinic's record number. */
    NUMBER,
    PHONE,
    EMAIL,
    ADDRESS
}

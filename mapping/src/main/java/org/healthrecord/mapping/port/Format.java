package org.healthrecord.mapping.port;

/** The formats a source can send. A source sends one. */
public enum Format {
    HL7V2,
    CCDA,
    CSV,
    FHIR
}

package org.healthrecord.access.audit.event;

/** What was done, as a row names it. The names are part of the stored hashes: add, never rename. */
public enum Kind {
    /** One resource was read. */
    READ,
    /** A search. */
    SEARCH,
    /** A FHIR operation, a batch. */
    OPERATION,
    /** A chart, or many, left as files. */
    EXPORT,
    /** A clinic handed in records or asked what became of them. */
    SUBMISSION,
    /** Somebody signed in, or tried to. */
    SIGN_IN,
    /** Somebody signed out, or was. */
    SIGN_OUT,
    /** An administrator was shown what a clinic sent. */
    MESSAGE_VIEW,
    /** Who is who was looked at or decided. */
    IDENTITY,
    /** Something else was administrated. */
    ADMINISTRATION,
    /** The audit itself was read. */
    AUDIT_VIEW,
    /** A part of the service was started, stopped, or says how far its entries go. */
    SERVICE
}

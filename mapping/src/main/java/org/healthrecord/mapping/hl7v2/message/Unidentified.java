package org.healthrecord.mapping.hl7v2.message;

/** What becomes of a message that names no patient by number, or is of a type without a mapping. */
public enum Unidentified {
    /** It is quarantined: nobody can say whose it is, or what it means. */
    REFUSE,
    /** It is mapped under its own control id, to be looked at, never to be charted. */
    SHOW
}

package org.healthrecord.mapping.hl7v2.message;

/** What is done with a message that names no patient by number, or is of a type without a mapping. */
public enum Unidentified {
    /** It is quarantined: whose it is or what it means is unknown. */
    REFUSE,
    /** It is mapped under its own control id, to be shown, never charted. */
    SHOW
}

package org.healthrecord.mapping.hl7v2.message;

/** What becomes of a message that names no patient by number. */
public enum Unidentified {
    /** It is quarantined: nobody can say whose it is. */
    REFUSE,
    /** It is mapped under its own control id, to be looked at, never to be charted. */
    SHOW
}

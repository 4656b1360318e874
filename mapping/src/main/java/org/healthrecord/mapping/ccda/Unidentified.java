package org.healthrecord.mapping.ccda;

/** What becomes of a document that names no patient, and of a piece of a document. */
enum Unidentified {
    /** It is quarantined: nobody can say whose it is. */
    REFUSE,
    /** It is mapped as a registration of its own, to be looked at, never to be charted. */
    SHOW
}

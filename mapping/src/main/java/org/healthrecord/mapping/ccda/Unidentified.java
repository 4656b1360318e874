package org.healthrecord.mapping.ccda;

/** What is done with a document that names no patient, and with a piece of a document. */
enum Unidentified {
    /** It is quarantined: whose it is is unknown. */
    REFUSE,
    /** It is mapped as a registration of its own, to be shown, never charted. */
    SHOW
}

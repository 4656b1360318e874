package org.healthrecord.fhir.exit;

import java.util.Locale;

/** The two ways a read can go. */
enum Way {
    /** By a statement of our own over the rows of the store. */
    STATEMENT,
    /** By HAPI: versions, long results, counts, and what a caller limits. */
    HAPI;

    String tag() {
        return name().toLowerCase(Locale.ROOT);
    }
}

package org.healthrecord.access.scope;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Whose resources a scope is about (SMART App Launch 2.2, "Scopes for requesting FHIR Resources"). */
public enum Level {
    /** One person's, or those of the persons an account stands for. */
    PATIENT,
    /** What the person who signed in may see. */
    USER,
    /** What the client may see by itself. */
    SYSTEM;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Level> of(String word) {
        return Arrays.stream(values()).filter(l -> l.word().equals(word)).findFirst();
    }
}

package org.healthrecord.fhir.chart;

import java.util.UUID;
import org.healthrecord.mapping.AssertionKey;
import org.healthrecord.mapping.Registration;

/** Whose an assertion is, as the tables name it: a registration, or nobody for what belongs to no patient. */
final class Owners {
    /** Stands for the person of everything that belongs to no patient. */
    static final String DIRECTORY = "directory";

    /** The owner of everything that belongs to no patient. */
    static final UUID NOBODY = new UUID(0, 0);

    private Owners() {}

    static UUID idOf(Registration registration) {
        return UUID.fromString(AssertionKey.patient(registration).id());
    }

    static UUID idOf(AssertionKey key) {
        Registration registration = key.registration();
        return registration == null ? NOBODY : idOf(registration);
    }
}

package org.healthrecord.fhir.chart.assertion;

import java.util.UUID;
import org.healthrecord.mapping.assertion.AssertionKey;
import org.healthrecord.mapping.assertion.Registration;

/** Whose an assertion is, as the tables name it: a registration, or none for what belongs to no patient. */
public final class Owners {
    /** Represents the person of everything that belongs to no patient. */
    public static final String DIRECTORY = "directory";

    /** The owner of everything that belongs to no patient. */
    public static final UUID NOBODY = new UUID(0, 0);

    /** The source of what people state themselves. */
    public static final String PORTAL = "portal";

    private Owners() {}

    public static UUID idOf(Registration registration) {
        return UUID.fromString(AssertionKey.patient(registration).id());
    }

    public static UUID idOf(AssertionKey key) {
        Registration registration = key.registration();
        return registration == null ? NOBODY : idOf(registration);
    }
}

package org.healthrecord.access.account.port;

import java.util.List;
import java.util.Optional;

/** Who is who at present, as the identity index says. */
public interface People {

    /** The person's id, which is the id of the Patient in the chart; empty for a registration nobody knows. */
    Optional<String> personOf(Registration registration);

    /** All registrations of a person; none for a person nobody knows. */
    List<Registration> registrationsOf(String personId);
}

package org.healthrecord.access.oauth;

import java.util.Optional;

/** Says who a person is, so that one can be chosen by name. */
public interface People {
    /** @return nothing for an id that is no person's, or whose chart may not be shown at present */
    Optional<Person> find(String patientId);

    /**
     * @param name      as on the chart
     * @param birthDate as on the chart; empty when unknown
     */
    record Person(String id, String name, String birthDate) {}
}

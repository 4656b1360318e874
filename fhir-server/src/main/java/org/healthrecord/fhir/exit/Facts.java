package org.healthrecord.fhir.exit;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is to be shown, named so that its owners can be found. */
public sealed interface Facts {
    /** All that is known of these persons, by their ids. */
    record OfPersons(Set<String> persons) implements Facts {
        public OfPersons {
            persons = Set.copyOf(persons);
        }
    }

    /** Resources of charts, by their ids; a Provenance is its target's owner's. */
    record Resources(Collection<String> ids) implements Facts {
        public Resources {
            ids = List.copyOf(ids);
        }
    }

    /** What clinics say of these record numbers, by their registrations' ids. */
    record OfRegistrations(Collection<Long> registrations) implements Facts {
        public OfRegistrations {
            registrations = List.copyOf(registrations);
        }
    }

    /**
     * What clinics sent.
     *
     * @param id   of the message in the inbox
     * @param unit of the message, by its selector; null for all of it
     */
    record OfMessage(String id, @Nullable String unit) implements Facts {}

    static Facts ofPerson(String person) {
        return new OfPersons(Set.of(person));
    }
}

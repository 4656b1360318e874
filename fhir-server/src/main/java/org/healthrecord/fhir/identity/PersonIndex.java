package org.healthrecord.fhir.identity;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.healthrecord.mapping.assertion.IdentityStatement;
import org.healthrecord.mapping.assertion.Registration;
import org.hl7.fhir.r4.model.Patient;
import org.jspecify.annotations.Nullable;

/**
 * Who is who at present. All methods run in the caller's transaction; {@link #update} is called by one writer at
 * a time.
 */
public interface PersonIndex {

    /**
     * Takes in what is new about registrations and decides again where it matters. The outcome depends on the set of all
     * demographics and statements ever given, not on their order.
     *
     * @param demographics the present Patient statement of each registration that is new or has changed
     * @return registrations whose person changed, new ones among them
     */
    List<Move> update(Map<Registration, Patient> demographics, List<IdentityStatement> statements);

    Optional<String> personOf(Registration registration);

    SortedSet<Registration> registrationsOf(String personId);

    /** Of these numbers of a person, those that their clinic has merged away: the latest word on each pair counts. */
    default Set<Registration> retired(String personId) {
        return Set.of();
    }

    /** The persons of whom a steward is asked whether they are this one. */
    default SortedSet<String> beside(String personId) {
        return new TreeSet<>();
    }

    /** As {@link #beside(String)}, of pairs in which one of these registrations of the person is. */
    default SortedSet<String> beside(String personId, Collection<Registration> registrations) {
        return new TreeSet<>();
    }

    /**
     * @param from null for a registration not seen before
     * @param to   the person's id, which is also the id of the Patient in the chart: a letter first, at most 64 of [A-Za-z0-9-.]
     */
    record Move(Registration registration, @Nullable String from, String to) {}
}

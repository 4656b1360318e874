package org.healthrecord.fhir.exit.consent;

import ca.uhn.fhir.rest.server.exceptions.UnprocessableEntityException;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.healthrecord.fhir.chart.assertion.Owners;
import org.healthrecord.fhir.identity.PersonIndex;
import org.healthrecord.mapping.assertion.Registration;
import org.healthrecord.mapping.text.Sha256;
import org.jspecify.annotations.Nullable;

/**
 * Under which number the portal speaks of a person. It stands for one registration with a clinic, so that what was decided
 * stays with that registration when records are joined or separated.
 */
final class PortalNumbers {
    static final String SYSTEM = "https://healthrecord.org/fhir/portal-person";

    private final PersonIndex index;
    private final KnownParties parties;

    PortalNumbers(PersonIndex index, KnownParties parties) {
        this.index = index;
        this.parties = parties;
    }

    /**
     * A number, and whose it is.
     *
     * @param clinic the registration that it stands for; null where that has been said before
     */
    record PortalNumber(String value, @Nullable Registration clinic) {}

    /**
     * One of the registrations that staff checked, else the person's first.
     *
     * @throws UnprocessableEntityException where no clinic knows the person
     */
    PortalNumber of(String person, String account) {
        SortedSet<Registration> known = new TreeSet<>(index.registrationsOf(person));
        known.removeIf(r -> r.source().equals(Owners.PORTAL));
        Set<Registration> checked = new TreeSet<>(parties.checked(account, person));
        checked.retainAll(known);
        Optional<Registration> clinic =
                checked.stream().findFirst().or(() -> known.stream().findFirst());
        return clinic.map(r -> new PortalNumber(
                        Sha256.uuid(r.source(), r.mrnSystem(), r.mrn()).toString(), r))
                .orElseThrow(() ->
                        new UnprocessableEntityException("Consent.patient: there is no such Patient in the chart"));
    }

    /** Whose the number is at present. */
    Optional<String> personOf(String number) {
        return index.personOf(new Registration(Owners.PORTAL, SYSTEM, number));
    }
}

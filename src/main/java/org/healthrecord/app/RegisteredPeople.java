package org.healthrecord.app;

import java.util.List;
import java.util.Optional;
import org.healthrecord.access.account.port.People;
import org.healthrecord.access.account.port.Registration;
import org.healthrecord.fhir.identity.PersonIndex;
import org.springframework.stereotype.Component;

/** Lets accounts ask the identity index whose a registration is. */
@Component
class RegisteredPeople implements People {
    private final PersonIndex index;

    RegisteredPeople(PersonIndex index) {
        this.index = index;
    }

    @Override
    public Optional<String> personOf(Registration registration) {
        return index.personOf(new org.healthrecord.mapping.assertion.Registration(
                registration.source(), registration.mrnSystem(), registration.mrn()));
    }

    @Override
    public List<Registration> registrationsOf(String personId) {
        return index.registrationsOf(personId).stream()
                .map(one -> new Registration(one.source(), one.mrnSystem(), one.mrn()))
                .toList();
    }
}

package org.healthrecord.mapping.fhir.link;

import java.util.Optional;
import org.healthrecord.mapping.assertion.Registration;
import org.healthrecord.mapping.port.SourceProfile;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;

/**
 * A person says through the portal who they are: by the record number of a clinic, whose source the identifier's assigner
 * names. A clinic cannot speak of another clinic's numbers; the portal knows its accounts' persons.
 */
final class OwnNumbers {
    /** The source of what people state themselves. */
    private static final String PORTAL = "portal";

    private static final String SOURCE = "https://healthrecord.org/fhir/source";

    private OwnNumbers() {}

    static Optional<Registration> of(Reference other, SourceProfile source) {
        Identifier number = other.getIdentifier();
        Identifier clinic = number.getAssigner().getIdentifier();
        boolean named = source.id().equals(PORTAL)
                && SOURCE.equals(clinic.getSystem())
                && clinic.hasValue()
                && number.hasSystem()
                && number.hasValue()
                && !number.getValue().isBlank();
        return named
                ? Optional.of(new Registration(
                        clinic.getValue(), number.getSystem(), number.getValue().strip()))
                : Optional.empty();
    }
}

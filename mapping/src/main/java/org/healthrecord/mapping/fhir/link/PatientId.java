package org.healthrecord.mapping.fhir.link;

import java.util.Optional;
import org.healthrecord.mapping.assertion.Registration;
import org.healthrecord.mapping.fhir.delivery.Identifiers;
import org.healthrecord.mapping.fhir.delivery.ResourceName;
import org.healthrecord.mapping.port.SourceProfile;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Identifier.IdentifierUse;
import org.hl7.fhir.r4.model.Patient;

/**
 * The id under which a server keeps a patient, as a registration of that server. A bulk export and a server's notifications
 * name the patient by nothing else in most of their resources, so it stands above the record number wherever it is
 * known to be the server's own, and every payload can tell it without having seen another one.
 */
final class PatientId {
    private PatientId() {}

    /** @param base the address of the server, or {@code ""}; a UUID needs none, nobody else ever gives it */
    static Registration of(ResourceName name, String base, SourceProfile source) {
        String server = name.universal() ? "" : base;
        return new Registration(source.id(), Registration.serverIdSystem(source.id(), server), name.id());
    }

    /** The clinic's own record number, beside the id; nothing but that, since it joins what the clinic says by either. */
    static Optional<Registration> recordNumber(Patient patient, SourceProfile source) {
        return patient.getIdentifier().stream()
                .filter(i -> i.getUse() != IdentifierUse.OLD)
                .flatMap(i -> recordNumber(i, source).stream())
                .findFirst();
    }

    static Optional<Registration> recordNumber(Identifier identifier, SourceProfile source) {
        boolean own = Identifiers.isRecordNumber(identifier, source)
                && source.mrnSystem().equals(identifier.getSystem());
        return own
                ? Optional.of(new Registration(
                        source.id(), source.mrnSystem(), identifier.getValue().strip()))
                : Optional.empty();
    }
}

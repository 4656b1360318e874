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
 * The id under which a server keeps a patient, as a registration of that server. In most resources of a bulk export or
 * a server's notifications it is the only name of the patient. So it precedes the record number wherever it is known to
 * be the server's own. Every payload gives it without another one having been seen.
 */
final class PatientId {
    private PatientId() {}

    /** @param base the address of the server, or {@code ""}; a UUID needs none, as no other server gives it */
    static Registration of(ResourceName name, String base, SourceProfile source) {
        String server = name.universal() ? "" : base;
        return new Registration(source.id(), Registration.serverIdSystem(source.id(), server), name.id());
    }

    /** The clinic's own record number, beside the id; only that, since it joins what the clinic states by either. */
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

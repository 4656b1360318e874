package org.healthrecord.mapping.fhir;

import java.util.List;
import java.util.Optional;
import org.healthrecord.mapping.Registration;
import org.healthrecord.mapping.SourceProfile;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/**
 * Who a reference to a patient means.
 *
 * @param delivery where Patient resources may stand
 */
record Patients(Delivery delivery, SourceProfile source) {

    /** The patient that a reference names: known by a record number, or only by an id, or it names no patient at all. */
    record Named(boolean patient, @Nullable Registration registration, String reference) {
        static final Named NOBODY = new Named(false, null, "");
    }

    Named by(Reference reference, Resource holder) {
        String text = reference.hasReference() ? reference.getReference() : "";
        if (text.startsWith("#")) {
            return contained(text, holder);
        }
        Sent sent = text.isEmpty() ? null : delivery.find(text);
        if (sent != null) {
            return sent.resource() instanceof Patient p ? new Named(true, of(p).orElse(null), text) : Named.NOBODY;
        }
        Search search = Search.of(text);
        if (search != null) {
            return search.type().equals("Patient")
                    ? new Named(
                            true,
                            Identifiers.registration(List.of(search.identifier()), source)
                                    .orElse(null),
                            text)
                    : Named.NOBODY;
        }
        ResourceName name = ResourceName.of(text);
        boolean patient = name == null
                ? !"Group".equals(reference.getType())
                : name.type().equals("Patient");
        Optional<Registration> logical = !patient || !reference.hasIdentifier()
                ? Optional.empty()
                : Identifiers.registration(List.of(reference.getIdentifier()), source);
        return new Named(patient && (name != null || logical.isPresent()), logical.orElse(null), text);
    }

    Optional<Registration> of(Patient patient) {
        return Identifiers.registration(patient.getIdentifier(), source);
    }

    private Named contained(String text, Resource holder) {
        if (holder instanceof DomainResource domain) {
            for (Resource r : domain.getContained()) {
                String id = r.getIdElement().getIdPart();
                if (r instanceof Patient p && id != null && text.substring(1).equals(id.replace("#", ""))) {
                    return new Named(true, of(p).orElse(null), text);
                }
            }
        }
        return Named.NOBODY;
    }
}

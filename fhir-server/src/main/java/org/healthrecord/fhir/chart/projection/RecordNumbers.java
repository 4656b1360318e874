package org.healthrecord.fhir.chart.projection;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.healthrecord.mapping.assertion.Registration;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Identifier.IdentifierUse;
import org.hl7.fhir.r4.model.Patient;

/**
 * Every record number of a person is on the Patient, also one of which a clinic only said that it was merged away:
 * that one still finds the person, and is marked as old.
 */
final class RecordNumbers {
    private static final String TYPES = "http://terminology.hl7.org/CodeSystem/v2-0203";

    private RecordNumbers() {}

    /** @param retired those of the registrations that their clinic has merged away */
    static void complete(Patient patient, Collection<Registration> registrations, Set<Registration> retired) {
        for (Registration r : registrations) {
            List<Identifier> standing = patient.getIdentifier().stream()
                    .filter(i ->
                            r.shownSystem().equals(i.getSystem()) && r.mrn().equals(i.getValue()))
                    .toList();
            if (standing.isEmpty()) {
                standing = List.of(patient.addIdentifier()
                        .setType(new CodeableConcept(type(r)))
                        .setSystem(r.shownSystem())
                        .setValue(r.mrn()));
            }
            if (retired.contains(r)) {
                standing.forEach(i -> i.setUse(IdentifierUse.OLD));
            }
        }
    }

    /** The id a clinic's own server gave the patient is a resource's identifier, and nothing to show to people. */
    private static Coding type(Registration registration) {
        return registration.isServerId()
                ? new Coding(TYPES, "RI", "Resource identifier")
                : new Coding(TYPES, "MR", "Medical record number");
    }
}

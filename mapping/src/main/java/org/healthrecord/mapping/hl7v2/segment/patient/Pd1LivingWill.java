package org.healthrecord.mapping.hl7v2.segment.patient;

import java.util.Optional;
import org.healthrecord.mapping.hl7v2.datatype.Cwe;
import org.healthrecord.mapping.hl7v2.draft.RegistrationDraft;
import org.healthrecord.mapping.hl7v2.reader.Segment;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;

/** Segment PD1 to Observation: whether the patient has a living will (PD1-7, HL7 table 0315). */
public final class Pd1LivingWill {
    private Pd1LivingWill() {}

    public static Optional<Observation> observation(Segment pd1, RegistrationDraft draft) {
        return Cwe.ofTable(pd1.value(7), "0315", draft.sender()).map(will -> {
            Observation observation = new Observation();
            observation.setStatus(ObservationStatus.FINAL);
            observation.setSubject(draft.subject());
            observation.setCode(
                    new CodeableConcept().addCoding(new Coding("http://loinc.org", "75320-2", "Advance directive")));
            observation.setValue(will);
            return observation;
        });
    }
}

package org.healthrecord.mapping.hl7v2.segment;

import org.healthrecord.mapping.hl7v2.datatype.Cwe;
import org.healthrecord.mapping.hl7v2.draft.Draft;
import org.healthrecord.mapping.hl7v2.reader.Segment;
import org.hl7.fhir.r4.model.Patient;

/** Segment PD1 to Patient: the primary care facility and practitioner, a disability. */
public final class Pd1Patient {
    private static final String BASE = "http://hl7.org/fhir/StructureDefinition/";

    private Pd1Patient() {}

    public static void add(Segment pd1, Patient patient, Draft draft) {
        pd1.values(3).forEach(v -> draft.directory().organization(v).ifPresent(patient::addGeneralPractitioner));
        draft.directory().practitioners(pd1.values(4), (v, r) -> patient.addGeneralPractitioner(r));
        Cwe.concept(pd1.value(6), draft.sender()).ifPresent(c -> patient.addExtension(BASE + "patient-disability", c));
    }
}

package org.healthrecord.mapping.hl7v2.segment.patient;

import org.healthrecord.mapping.hl7v2.datatype.Cwe;
import org.healthrecord.mapping.hl7v2.datatype.Xon;
import org.healthrecord.mapping.hl7v2.draft.RegistrationDraft;
import org.healthrecord.mapping.hl7v2.reader.Segment;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.StringType;

/** Segment PD1 to Patient: the primary care facility and practitioner, a disability, the wish for protection (PD1-12). */
public final class Pd1Patient {
    private static final String BASE = "http://hl7.org/fhir/StructureDefinition/";

    private static final String CONFIDENTIALITY = "http://terminology.hl7.org/CodeSystem/v3-Confidentiality";

    private Pd1Patient() {}

    private static String named(Organization o) {
        return o.hasName() && o.hasIdentifier()
                ? o.getName() + " (" + o.getIdentifierFirstRep().getValue() + ')'
                : o.hasName() ? o.getName() : o.getIdentifierFirstRep().getValue();
    }

    public static void add(Segment pd1, Patient patient, RegistrationDraft draft) {
        pd1.values(3).forEach(v -> draft.directory().organization(v).ifPresent(patient::addGeneralPractitioner));
        draft.directory().practitioners(pd1.values(4), (v, r) -> patient.addGeneralPractitioner(r));
        Xon.organization(pd1.value(14), draft.sender())
                .ifPresent(o -> patient.addExtension(BASE + "patient-congregation", new StringType(named(o))));
        if (pd1.text(12).equals("Y")) {
            patient.getMeta().addSecurity(CONFIDENTIALITY, "R", "restricted");
        }
        Cwe.concept(pd1.value(6), draft.sender()).ifPresent(c -> patient.addExtension(BASE + "patient-disability", c));
    }
}

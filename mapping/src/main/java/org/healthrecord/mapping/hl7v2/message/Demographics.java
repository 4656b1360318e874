package org.healthrecord.mapping.hl7v2.message;

import org.healthrecord.mapping.assertion.Assertion.Mode;
import org.healthrecord.mapping.assertion.AssertionKey;
import org.healthrecord.mapping.hl7v2.draft.Rank;
import org.healthrecord.mapping.hl7v2.draft.RegistrationDraft;
import org.healthrecord.mapping.hl7v2.reader.Segment;
import org.healthrecord.mapping.hl7v2.segment.Participant;
import org.healthrecord.mapping.hl7v2.segment.patient.Nk1Contact;
import org.healthrecord.mapping.hl7v2.segment.patient.Pd1LivingWill;
import org.healthrecord.mapping.hl7v2.segment.patient.Pd1Patient;
import org.healthrecord.mapping.hl7v2.segment.patient.PidPatient;
import org.healthrecord.mapping.hl7v2.segment.patient.Relatives;
import org.hl7.fhir.r4.model.Patient;

/** PID, PD1 and NK1: the person as the clinic registers them. */
final class Demographics {
    private Demographics() {}

    static void state(PatientPart part, RegistrationDraft draft) {
        Segment pid = part.pid();
        Patient patient = PidPatient.patient(pid, draft.registration(), draft.sender());
        part.first("PD1").ifPresent(pd1 -> Pd1Patient.add(pd1, patient, draft));
        for (Segment segment : part.segments()) {
            if (segment.name().equals("NK1")) {
                Nk1Contact.contact(segment, draft).ifPresent(patient::addContact);
            }
        }
        if (draft.message().code().equals("ADT") && draft.message().event().equals("A29")) {
            patient.setActive(false);
        }
        boolean visit = false;
        for (Segment segment : part.segments()) {
            visit |= segment.name().equals("PV1");
            boolean role = segment.name().equals("ROL") || segment.name().equals("PRT");
            if (role && !visit && part.isBeforeOrders(segment)) {
                Participant.role(segment, draft).ifPresent(patient::addGeneralPractitioner);
            }
        }
        draft.state(
                AssertionKey.patient(draft.registration()),
                Mode.PATCH,
                draft.precedence(Rank.STATED),
                patient,
                pid.place(),
                PidPatient.cleared(pid));
        part.first("PD1").ifPresent(pd1 -> Pd1LivingWill.observation(pd1, draft)
                .ifPresent(will -> draft.state(
                        draft.key("Observation", "livingWill"),
                        Mode.SNAPSHOT,
                        draft.precedence(Rank.STATED),
                        will,
                        pd1.place(7))));
        relatives(part, draft);
        Billing.account(part, draft);
    }

    private static void relatives(PatientPart part, RegistrationDraft draft) {
        Segment pid = part.pid();
        Relatives.mother(pid, draft)
                .ifPresent(m -> draft.state(
                        draft.key("RelatedPerson", "mother"),
                        Mode.PATCH,
                        draft.precedence(Rank.STATED),
                        m,
                        pid.place(21)));
        for (Segment segment : part.segments()) {
            if (segment.name().equals("NK1")) {
                Relatives.nextOfKin(segment, draft)
                        .ifPresent(r -> draft.state(
                                draft.key("RelatedPerson", Relatives.key(segment)),
                                Mode.SNAPSHOT,
                                draft.precedence(Rank.STATED),
                                r,
                                segment.place()));
            }
        }
    }
}

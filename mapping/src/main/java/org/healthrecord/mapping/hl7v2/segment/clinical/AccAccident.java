package org.healthrecord.mapping.hl7v2.segment.clinical;

import org.healthrecord.mapping.assertion.KeyKind;
import org.healthrecord.mapping.hl7v2.datatype.Cwe;
import org.healthrecord.mapping.hl7v2.datatype.Sender;
import org.healthrecord.mapping.hl7v2.datatype.Ts;
import org.healthrecord.mapping.hl7v2.draft.RegistrationDraft;
import org.healthrecord.mapping.hl7v2.reader.Segment;
import org.healthrecord.mapping.hl7v2.segment.FactCode;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;

/** Segment ACC to Observation: that an accident led to the visit, which kind, when and where. The guide has no map for it. */
public final class AccAccident {
    private AccAccident() {}

    public static Observation accident(Segment acc, RegistrationDraft draft) {
        Sender sender = draft.sender();
        Observation accident = new Observation();
        accident.setSubject(draft.subject());
        draft.encounter().ifPresent(accident::setEncounter);
        accident.setStatus(ObservationStatus.UNKNOWN);
        accident.setCode(new CodeableConcept().setText("Accident"));
        Ts.dateTime(acc.value(1), sender).ifPresent(accident::setEffective);
        Cwe.concept(acc.value(2), sender).ifPresent(accident::setValue);
        for (int field : new int[] {3, 9}) {
            if (acc.valued(field)) {
                accident.addNote().setText(acc.value(field).text());
            }
        }
        component(acc, 4, "State of the accident", accident, sender);
        component(acc, 5, "Job-related", accident, sender);
        component(acc, 6, "Death resulted", accident, sender);
        return accident;
    }

    public static String key(Segment acc) {
        return KeyKind.ACCIDENT.of(acc.text(1), FactCode.of(acc.value(2)));
    }

    private static void component(Segment acc, int field, String name, Observation accident, Sender sender) {
        Cwe.concept(acc.value(field), sender).ifPresent(c -> accident.addComponent()
                .setCode(new CodeableConcept().setText(name))
                .setValue(c));
    }
}

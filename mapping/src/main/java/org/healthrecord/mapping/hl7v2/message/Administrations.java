package org.healthrecord.mapping.hl7v2.message;

import org.healthrecord.mapping.assertion.Assertion.Mode;
import org.healthrecord.mapping.assertion.AssertionKey;
import org.healthrecord.mapping.assertion.Issue;
import org.healthrecord.mapping.hl7v2.draft.Rank;
import org.healthrecord.mapping.hl7v2.draft.RegistrationDraft;
import org.healthrecord.mapping.hl7v2.reader.Segment;
import org.healthrecord.mapping.hl7v2.segment.Order;
import org.healthrecord.mapping.hl7v2.segment.medication.RxaImmunization;
import org.healthrecord.mapping.hl7v2.segment.medication.RxaMedicationAdministration;
import org.hl7.fhir.r4.model.Immunization;
import org.hl7.fhir.r4.model.MedicationAdministration;
import org.hl7.fhir.r4.model.MedicationAdministration.MedicationAdministrationStatus;
import org.hl7.fhir.r4.model.Reference;

/** RXA: a vaccine given, refused or reported; with the observations about it. */
final class Administrations {
    private Administrations() {}

    static void state(Order order, RegistrationDraft draft) {
        Segment rxa = order.first("RXA").orElseThrow();
        if (RxaMedicationAdministration.isDrug(rxa, draft.message().code())) {
            drug(rxa, order, draft);
            return;
        }
        if (!rxa.valued(5) && !rxa.valued(20)) {
            draft.report(Issue.warning("no-vaccine", rxa.place(5), "No vaccine and no outcome is named; left out."));
            return;
        }
        Immunization immunization = RxaImmunization.immunization(rxa, order, draft);
        AssertionKey key = draft.free("Immunization", RxaImmunization.key(rxa, order), immunization);
        if (rxa.text(21).equals("D")) {
            draft.withdraw(key, draft.precedence(Rank.WITHDRAWN), immunization, rxa.place());
            return;
        }
        draft.state(
                key,
                Mode.SNAPSHOT,
                draft.precedence(rxa.text(21).equals("U") ? Rank.UPDATED : Rank.STATED),
                immunization,
                rxa.place());
        Results.state(order, draft, key);
    }

    private static void drug(Segment rxa, Order order, RegistrationDraft draft) {
        if (!rxa.valued(5)) {
            draft.report(Issue.warning("no-drug", rxa.place(5), "No drug is named; left out."));
            return;
        }
        MedicationAdministration given = RxaMedicationAdministration.administration(rxa, order, draft);
        Medications.mentioned(order, draft).ifPresent(k -> given.setRequest(new Reference(k.urn())));
        AssertionKey key = draft.free("MedicationAdministration", RxaMedicationAdministration.key(rxa, order), given);
        if (rxa.text(21).equals("D")) {
            given.setStatus(MedicationAdministrationStatus.ENTEREDINERROR);
            draft.withdraw(key, draft.precedence(Rank.WITHDRAWN), given, rxa.place());
            return;
        }
        draft.state(key, Mode.SNAPSHOT, draft.precedence(Rank.STATED), given, rxa.place());
        Results.state(order, draft, key);
    }
}

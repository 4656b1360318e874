package org.healthrecord.mapping.hl7v2.message;

import java.util.List;
import java.util.Optional;
import org.healthrecord.mapping.assertion.Assertion.Mode;
import org.healthrecord.mapping.assertion.AssertionKey;
import org.healthrecord.mapping.assertion.TakenBack;
import org.healthrecord.mapping.hl7v2.draft.Rank;
import org.healthrecord.mapping.hl7v2.draft.RegistrationDraft;
import org.healthrecord.mapping.hl7v2.reader.Segment;
import org.healthrecord.mapping.hl7v2.segment.Order;
import org.healthrecord.mapping.hl7v2.segment.medication.RxdMedicationDispense;
import org.healthrecord.mapping.hl7v2.segment.medication.RxeMedicationRequest;
import org.hl7.fhir.r4.model.MedicationDispense;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.MedicationRequest.MedicationRequestStatus;
import org.hl7.fhir.r4.model.Reference;

/**
 * RXE (as encoded by the pharmacy), else RXO (as ordered): a prescription. A cancelled one never was; a stopped one was. RXD:
 * what was handed over of it.
 */
final class Medications {
    private Medications() {}

    static void state(Order order, RegistrationDraft draft) {
        Optional<MedicationRequest> request =
                order.first("RXE").or(() -> order.first("RXO")).map(rx -> prescription(rx, order, draft));
        for (Segment rxd : order.all("RXD")) {
            dispense(rxd, order, draft);
        }
        if (order.has("OBR")) {
            Reports.state(order, draft);
        } else {
            Results.state(order, draft, null);
            List<Reference> reasons = Clinical.beside(order, draft);
            request.ifPresent(r -> reasons.forEach(r::addReasonReference));
        }
    }

    private static MedicationRequest prescription(Segment rx, Order order, RegistrationDraft draft) {
        MedicationRequest request = RxeMedicationRequest.request(rx, order, draft);
        order.first("RXO")
                .filter(rxo -> rxo != rx)
                .ifPresent(rxo -> RxeMedicationRequest.ordered(rxo, order, request, draft));
        AssertionKey key = draft.free("MedicationRequest", RxeMedicationRequest.key(rx, order), request);
        if (TakenBack.isNoFact(request)) {
            draft.withdraw(key, draft.precedence(Rank.WITHDRAWN), request, rx.place());
            return request;
        }
        MedicationRequestStatus status = request.getStatus();
        Rank rank = status == MedicationRequestStatus.STOPPED
                ? Rank.REVOKED
                : status == MedicationRequestStatus.COMPLETED ? Rank.DONE : Rank.ORDERED;
        Mode mode = request.hasMedication() ? Mode.SNAPSHOT : Mode.PATCH;
        draft.state(key, mode, draft.precedence(rank), request, rx.place());
        return request;
    }

    /** The prescription that a drug was given on: filled in where the clinic's own order for it is not known. */
    static Optional<AssertionKey> mentioned(Order order, RegistrationDraft draft) {
        return order.first("RXE").or(() -> order.first("RXO")).map(rx -> {
            MedicationRequest request = RxeMedicationRequest.request(rx, order, draft);
            AssertionKey key = draft.key("MedicationRequest", RxeMedicationRequest.key(rx, order));
            draft.state(key, Mode.MENTION, draft.precedence(Rank.STATED), request, rx.place());
            return key;
        });
    }

    private static void dispense(Segment rxd, Order order, RegistrationDraft draft) {
        if (!rxd.valued(2)) {
            return;
        }
        MedicationDispense dispense = RxdMedicationDispense.dispense(rxd, order, draft);
        order.first("RXE")
                .or(() -> order.first("RXO"))
                .map(rx -> draft.key("MedicationRequest", RxeMedicationRequest.key(rx, order)))
                .filter(draft::has)
                .ifPresent(k -> dispense.addAuthorizingPrescription(new Reference(k.urn())));
        AssertionKey key = draft.free("MedicationDispense", RxdMedicationDispense.key(rxd, order), dispense);
        draft.state(key, Mode.SNAPSHOT, draft.precedence(Rank.STATED), dispense, rxd.place());
    }
}

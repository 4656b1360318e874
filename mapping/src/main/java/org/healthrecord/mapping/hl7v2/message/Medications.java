package org.healthrecord.mapping.hl7v2.message;

import org.healthrecord.mapping.Assertion.Mode;
import org.healthrecord.mapping.AssertionKey;
import org.healthrecord.mapping.hl7v2.draft.Draft;
import org.healthrecord.mapping.hl7v2.reader.Segment;
import org.healthrecord.mapping.hl7v2.segment.Order;
import org.healthrecord.mapping.hl7v2.segment.RxeMedicationRequest;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.MedicationRequest.MedicationRequestStatus;

/** RXE (as encoded by the pharmacy), else RXO (as ordered): a prescription. A cancelled one never was; a stopped one was. */
final class Medications {
    private Medications() {}

    static void state(Order order, Draft draft) {
        Segment rx = order.first("RXE").or(() -> order.first("RXO")).orElseThrow();
        MedicationRequest request = RxeMedicationRequest.request(rx, order, draft);
        AssertionKey key = draft.free("MedicationRequest", RxeMedicationRequest.key(rx, order), request);
        MedicationRequestStatus status = request.getStatus();
        boolean gone = status == MedicationRequestStatus.CANCELLED || status == MedicationRequestStatus.ENTEREDINERROR;
        if (gone) {
            draft.withdraw(key, draft.precedence(9), request, rx.place());
            return;
        }
        int rank = status == MedicationRequestStatus.STOPPED ? 5 : status == MedicationRequestStatus.COMPLETED ? 4 : 1;
        Mode mode = request.hasMedication() ? Mode.SNAPSHOT : Mode.PATCH;
        draft.state(key, mode, draft.precedence(rank), request, rx.place());
    }
}

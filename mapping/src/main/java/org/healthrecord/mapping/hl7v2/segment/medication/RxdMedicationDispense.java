package org.healthrecord.mapping.hl7v2.segment.medication;

import org.healthrecord.mapping.assertion.KeyKind;
import org.healthrecord.mapping.hl7v2.datatype.Cwe;
import org.healthrecord.mapping.hl7v2.datatype.Cx;
import org.healthrecord.mapping.hl7v2.datatype.Ei;
import org.healthrecord.mapping.hl7v2.datatype.Quantities;
import org.healthrecord.mapping.hl7v2.datatype.Sender;
import org.healthrecord.mapping.hl7v2.datatype.Ts;
import org.healthrecord.mapping.hl7v2.draft.RegistrationDraft;
import org.healthrecord.mapping.hl7v2.reader.Segment;
import org.healthrecord.mapping.hl7v2.segment.FactCode;
import org.healthrecord.mapping.hl7v2.segment.Order;
import org.hl7.fhir.r4.model.MedicationDispense;
import org.hl7.fhir.r4.model.MedicationDispense.MedicationDispenseStatus;
import org.hl7.fhir.r4.model.SimpleQuantity;

/** Segment RXD (with RXR, TQ1 and ORC) to MedicationDispense; the guide has no map for it, RXO's is followed. */
public final class RxdMedicationDispense {
    private RxdMedicationDispense() {}

    public static MedicationDispense dispense(Segment rxd, Order order, RegistrationDraft draft) {
        Sender sender = draft.sender();
        MedicationDispense dispense = new MedicationDispense();
        dispense.setSubject(draft.subject());
        draft.encounter().ifPresent(dispense::setContext);
        dispense.setStatus(MedicationDispenseStatus.COMPLETED);
        order.value("ORC", 3).flatMap(v -> Ei.identifier(v, "FILL", sender)).ifPresent(dispense::addIdentifier);
        if (rxd.valued(7)) {
            dispense.addIdentifier().setValue(rxd.text(7)).setType(Cx.type("RXN"));
        }
        dispense.setMedication(RxMedication.of(rxd, 2, sender));
        Ts.dateTime(rxd.value(3), sender).ifPresent(dispense::setWhenHandedOverElement);
        Quantities.number(rxd.text(4)).ifPresent(q -> {
            SimpleQuantity amount = new SimpleQuantity();
            amount.setValue(q.getValue());
            Quantities.unit(amount, rxd.value(5), sender);
            dispense.setQuantity(amount);
        });
        rxd.values(9).forEach(v -> dispense.addNote().setText(v.text()));
        draft.directory()
                .practitioners(rxd.values(10), (v, r) -> dispense.addPerformer().setActor(r));
        Cwe.ofTable(rxd.value(11), "0167", sender)
                .ifPresent(
                        c -> dispense.getSubstitution().setWasSubstituted(true).setType(c));
        draft.directory().location(rxd.value(13)).ifPresent(dispense::setLocation);
        RxDosage.dosages(rxd, 12, 0, 0, 15, order.about(rxd), sender).forEach(dispense::addDosageInstruction);
        order.notes(rxd, draft).forEach(dispense::addNote);
        return dispense;
    }

    /** The prescription or order with what was handed over and when. */
    public static String key(Segment rxd, Order order) {
        String number = rxd.valued(7) ? rxd.text(7) : order.fillerNumber();
        return KeyKind.DISPENSE.of(number, FactCode.of(rxd.value(2)), rxd.text(3), rxd.text(1));
    }
}

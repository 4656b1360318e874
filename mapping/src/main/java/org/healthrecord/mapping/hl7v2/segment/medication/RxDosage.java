package org.healthrecord.mapping.hl7v2.segment.medication;

import java.util.Optional;
import org.healthrecord.mapping.hl7v2.datatype.Cwe;
import org.healthrecord.mapping.hl7v2.datatype.Quantities;
import org.healthrecord.mapping.hl7v2.datatype.Sender;
import org.healthrecord.mapping.hl7v2.datatype.Ts;
import org.healthrecord.mapping.hl7v2.reader.Segment;
import org.healthrecord.mapping.hl7v2.segment.Order;
import org.healthrecord.mapping.hl7v2.segment.order.Tq1Timing;
import org.hl7.fhir.r4.model.Dosage;
import org.hl7.fhir.r4.model.Dosage.DosageDoseAndRateComponent;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Range;
import org.hl7.fhir.r4.model.Timing;

/** The dose of an RXO or RXE, its route from RXR and its timing from TQ1. */
final class RxDosage {
    private RxDosage() {}

    static Dosage dosage(Segment rx, int low, int high, int unit, int instruction, Order order, Sender sender) {
        Dosage dosage = new Dosage();
        dose(rx, low, high, unit, dosage, sender);
        StringBuilder text = new StringBuilder();
        rx.values(instruction)
                .forEach(v -> text.append(text.length() == 0 ? "" : "\n").append(Cwe.display(v)));
        if (text.length() > 0) {
            dosage.setText(text.toString());
        }
        order.first("RXR").ifPresent(rxr -> {
            Cwe.concept(rxr.value(1), sender).ifPresent(dosage::setRoute);
            Cwe.concept(rxr.value(2), sender).ifPresent(dosage::setSite);
            Cwe.concept(rxr.value(4), sender).ifPresent(dosage::setMethod);
            Cwe.concept(rxr.value(5), sender).ifPresent(dosage::addAdditionalInstruction);
        });
        order.first("TQ1").ifPresent(tq1 -> timing(tq1, dosage, sender));
        order.value("ORC", 7)
                .filter(v -> !dosage.hasTiming())
                .flatMap(v -> Ts.period(v.at(4), v.at(5), sender))
                .ifPresent(p -> dosage.getTiming().getRepeat().setBounds(p));
        return dosage;
    }

    private static void dose(Segment rx, int low, int high, int unit, Dosage dosage, Sender sender) {
        Optional<Quantity> least = Quantities.number(rx.text(low)).map(q -> Quantities.unit(q, rx.value(unit), sender));
        Optional<Quantity> most = Quantities.number(rx.text(high)).map(q -> Quantities.unit(q, rx.value(unit), sender));
        if (least.isEmpty() && most.isEmpty()) {
            return;
        }
        DosageDoseAndRateComponent dose = dosage.addDoseAndRate();
        if (most.isEmpty()) {
            dose.setDose(least.get());
        } else {
            Range range = new Range().setHigh(most.get());
            least.ifPresent(range::setLow);
            dose.setDose(range);
        }
    }

    private static void timing(Segment tq1, Dosage dosage, Sender sender) {
        Timing timing = Tq1Timing.timing(tq1, sender);
        if (!timing.isEmpty()) {
            dosage.setTiming(timing);
        }
        Quantities.cq(tq1.value(2), sender)
                .filter(q -> !dosage.hasDoseAndRate())
                .ifPresent(q -> dosage.addDoseAndRate().setDose(q));
        if (tq1.valued(10)) {
            dosage.addAdditionalInstruction().setText(tq1.value(10).text());
        }
        if (tq1.valued(11) && !dosage.hasText()) {
            dosage.setText(tq1.value(11).text());
        }
    }
}

package org.healthrecord.mapping.hl7v2.segment.medication;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.healthrecord.mapping.hl7v2.datatype.Cwe;
import org.healthrecord.mapping.hl7v2.datatype.Quantities;
import org.healthrecord.mapping.hl7v2.datatype.Sender;
import org.healthrecord.mapping.hl7v2.reader.Segment;
import org.healthrecord.mapping.hl7v2.reader.Value;
import org.healthrecord.mapping.hl7v2.segment.Order;
import org.healthrecord.mapping.hl7v2.segment.order.Schedule;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Dosage;
import org.hl7.fhir.r4.model.Dosage.DosageDoseAndRateComponent;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Range;

/** The dose of an RXO or RXE, its route from RXR and its timing from TQ1, else from RXE-1 or ORC-7: one dosage for each timing. */
final class RxDosage {
    private RxDosage() {}

    static List<Dosage> dosages(Segment rx, int low, int high, int unit, int instruction, Order order, Sender sender) {
        Dosage dosage = new Dosage();
        dose(rx, low, high, unit, dosage, sender);
        rate(rx, dosage, sender);
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
        List<Value> own = rx.name().equals("RXE") ? rx.values(1) : List.of();
        List<Schedule> schedules = Schedule.of(order, List.of(own, order.values("ORC", 7)), sender);
        List<Dosage> dosages = new ArrayList<>();
        for (Schedule schedule : schedules) {
            Dosage timed = dosage.copy();
            timing(schedule, timed);
            if (schedules.size() > 1) {
                timed.setSequence(dosages.size() + 1);
            }
            dosages.add(timed);
        }
        dosages.removeIf(Dosage::isEmpty);
        return !dosages.isEmpty() || dosage.isEmpty() ? dosages : List.of(dosage);
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

    /** RXE-23 and 24, RXO-21 and 22: how fast. A rate whose unit is not known stays a text. */
    private static void rate(Segment rx, Dosage dosage, Sender sender) {
        int field = rx.name().equals("RXE") ? 23 : rx.name().equals("RXO") ? 21 : 0;
        if (field == 0 || !rx.valued(field)) {
            return;
        }
        Optional<Quantity> rate =
                Quantities.number(rx.text(field)).map(q -> Quantities.unit(q, rx.value(field + 1), sender));
        if (rate.filter(Quantity::hasCode).isPresent()) {
            DosageDoseAndRateComponent at =
                    dosage.hasDoseAndRate() ? dosage.getDoseAndRateFirstRep() : dosage.addDoseAndRate();
            at.setRate(rate.get());
        } else {
            String unit = Cwe.display(rx.value(field + 1));
            dosage.addAdditionalInstruction().setText((rx.text(field) + ' ' + unit).strip());
        }
    }

    private static void timing(Schedule schedule, Dosage dosage) {
        if (!schedule.timing().isEmpty()) {
            dosage.setTiming(schedule.timing());
        }
        if (schedule.asNeeded()) {
            dosage.setAsNeeded(new BooleanType(true));
        }
        schedule.amount().filter(q -> !dosage.hasDoseAndRate()).ifPresent(q -> dosage.addDoseAndRate()
                .setDose(q));
        if (!schedule.condition().isEmpty()) {
            dosage.addAdditionalInstruction().setText(schedule.condition());
        }
        String words = schedule.words();
        boolean said = dosage.hasText() && dosage.getText().contains(words);
        if (!words.isEmpty() && !said) {
            dosage.setText(dosage.hasText() ? dosage.getText() + '\n' + words : words);
        }
    }
}

package org.healthrecord.mapping.hl7v2.segment.medication;

import java.util.List;
import java.util.Optional;
import org.healthrecord.mapping.assertion.KeyKind;
import org.healthrecord.mapping.code.HlTables;
import org.healthrecord.mapping.hl7v2.datatype.Cwe;
import org.healthrecord.mapping.hl7v2.datatype.Cx;
import org.healthrecord.mapping.hl7v2.datatype.Ei;
import org.healthrecord.mapping.hl7v2.datatype.Quantities;
import org.healthrecord.mapping.hl7v2.datatype.Sender;
import org.healthrecord.mapping.hl7v2.datatype.Ts;
import org.healthrecord.mapping.hl7v2.draft.RegistrationDraft;
import org.healthrecord.mapping.hl7v2.reader.Segment;
import org.healthrecord.mapping.hl7v2.reader.Value;
import org.healthrecord.mapping.hl7v2.segment.FactCode;
import org.healthrecord.mapping.hl7v2.segment.Order;
import org.healthrecord.mapping.hl7v2.segment.order.OrderingProvider;
import org.healthrecord.mapping.hl7v2.segment.order.Schedule;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.MedicationRequest.MedicationRequestIntent;
import org.hl7.fhir.r4.model.MedicationRequest.MedicationRequestPriority;
import org.hl7.fhir.r4.model.MedicationRequest.MedicationRequestStatus;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.SimpleQuantity;

/**
 * Segments RXE (or RXO), RXR, TQ1 and ORC to MedicationRequest. The guide has a map for RXO only; RXE follows it where
 * the fields mean the same.
 */
public final class RxeMedicationRequest {
    private static final String PRIORITY = "urn:hl7-org:v2:TQ1-9";

    private RxeMedicationRequest() {}

    /** RXO beside an RXE: what was asked for before the pharmacy encoded it, kept within the prescription. */
    public static void ordered(Segment rxo, Order order, MedicationRequest request, RegistrationDraft draft) {
        MedicationRequest asked = request(rxo, MedicationRequestIntent.ORIGINALORDER, order, draft);
        asked.getIdentifier().clear();
        asked.setEncounter(null);
        asked.setId("ordered");
        if (!asked.hasMedication()) {
            return;
        }
        asked.getContained().forEach(request::addContained);
        asked.getContained().clear();
        request.addContained(asked);
        request.addBasedOn(new Reference("#ordered"));
    }

    /** Where RXO and RXE keep the same thing. */
    private record Fields(
            int drug,
            int low,
            int high,
            int unit,
            int form,
            int instruction,
            int amount,
            int amountUnit,
            int refills) {}

    private static final Fields RXE = new Fields(2, 3, 4, 5, 6, 7, 10, 11, 12);
    private static final Fields RXO = new Fields(1, 2, 3, 4, 5, 7, 11, 12, 13);

    public static MedicationRequest request(Segment rx, Order order, RegistrationDraft draft) {
        return request(rx, MedicationRequestIntent.ORDER, order, draft);
    }

    private static MedicationRequest request(
            Segment rx, MedicationRequestIntent intent, Order order, RegistrationDraft draft) {
        Sender sender = draft.sender();
        Fields f = rx.name().equals("RXO") ? RXO : RXE;
        MedicationRequest request = new MedicationRequest();
        request.setSubject(draft.subject());
        draft.encounter().ifPresent(request::setEncounter);
        identifiers(rx, order, request, sender);
        request.setStatus(status(order));
        request.setIntent(intent);
        Order own = order.about(rx);
        RxMedication.add(rx, f.drug, f.form, own, request, sender);
        authored(rx, order, sender).ifPresent(request::setAuthoredOnElement);
        requester(rx, order, request, draft);
        RxDosage.dosages(rx, f.low, f.high, f.unit, f.instruction, own, sender).forEach(request::addDosageInstruction);
        dispense(rx, f, request, sender);
        order.notes(rx, draft).forEach(request::addNote);
        order.first("ORC").ifPresent(orc -> ordered(orc, request, sender));
        priority(rx, own, request, sender);
        return request;
    }

    /** The order's number: the placer's, else the filler's, else the prescription number; else the drug and its time. */
    public static String key(Segment rx, Order order) {
        String number = order.placerNumber();
        if (!number.isEmpty()) {
            return KeyKind.ORDER.of(number);
        }
        boolean rxe = rx.name().equals("RXE");
        if (rxe && rx.valued(15)) {
            return KeyKind.PRESCRIPTION.of(rx.text(15));
        }
        String time = order.value("ORC", 9)
                .map(v -> v.first(1))
                .orElse(rxe ? rx.value(1).part(4) : "");
        return KeyKind.MEDICATION.of(FactCode.of(rx.value(rxe ? 2 : 1)), time);
    }

    /** ORC-5, else what ORC-1 asks for; a mere report of an order does not say its status. */
    public static MedicationRequestStatus status(Order order) {
        String status = order.value("ORC", 5).map(v -> v.first(1)).orElse("");
        String control = order.value("ORC", 1).map(v -> v.first(1)).orElse("");
        Optional<String> controlled = HlTables.code("OrderControlMedication", control);
        boolean ends = controlled.filter(c -> !c.equals("active")).isPresent();
        return (ends
                        ? controlled
                        : HlTables.code("OrderStatusMedication", status).or(() -> controlled))
                .map(MedicationRequestStatus::fromCode)
                .orElse(MedicationRequestStatus.UNKNOWN);
    }

    private static void identifiers(Segment rx, Order order, MedicationRequest request, Sender sender) {
        order.value("ORC", 2).flatMap(v -> Ei.identifier(v, "PLAC", sender)).ifPresent(request::addIdentifier);
        order.value("ORC", 3).flatMap(v -> Ei.identifier(v, "FILL", sender)).ifPresent(request::addIdentifier);
        if (rx.name().equals("RXE") && rx.valued(15)) {
            request.addIdentifier().setValue(rx.text(15)).setType(Cx.type("RXN"));
        }
    }

    /** ORC: the group the order belongs to, its other numbers, where it is carried out, the reason for its status. */
    private static void ordered(Segment orc, MedicationRequest request, Sender sender) {
        Ei.placerGroup(orc.value(4), sender).ifPresent(request::setGroupIdentifier);
        Ei.fillerGroup(orc.value(4), sender).ifPresent(request::addIdentifier);
        Cx.identifier(orc.value(33), sender).ifPresent(request::addIdentifier);
        Ei.identifier(orc.value(38), "FGN", sender).ifPresent(request::addIdentifier);
        Cwe.concept(orc.value(16), sender).ifPresent(request::setStatusReason);
        Cwe.coding(orc.value(28), sender).ifPresent(c -> request.getMeta().addSecurity(c));
        Cwe.ofTable(orc.value(29), "0482", sender).ifPresent(request::addCategory);
    }

    private static Optional<DateTimeType> authored(Segment rx, Order order, Sender sender) {
        return order.value("ORC", 9)
                .flatMap(v -> Ts.dateTime(v, sender))
                .or(() -> rx.name().equals("RXE") ? Ts.dateTime(rx.value(1).at(4), sender) : Optional.empty());
    }

    private static void requester(Segment rx, Order order, MedicationRequest request, RegistrationDraft draft) {
        Optional<Segment> ordered = order.first("ORC");
        ordered.filter(orc -> orc.valued(12))
                .flatMap(orc -> OrderingProvider.of(orc, draft))
                .ifPresent(request::setRequester);
        if (!request.hasRequester()) {
            int field = rx.name().equals("RXO") ? 14 : 13;
            draft.directory().practitioners(rx.values(field), (v, r) -> request.setRequester(r));
        }
        if (!request.hasRequester()) {
            ordered.flatMap(orc -> OrderingProvider.of(orc, draft)).ifPresent(request::setRequester);
        }
        order.first("ORC")
                .ifPresent(orc -> draft.directory().practitioners(orc.values(10), (v, r) -> request.setRecorder(r)));
    }

    private static void priority(Segment rx, Order order, MedicationRequest request, Sender sender) {
        List<Value> own = rx.name().equals("RXE") ? rx.values(1) : List.of();
        for (Schedule schedule : Schedule.of(order, List.of(own, order.values("ORC", 7)), sender)) {
            Optional<String> known = schedule.knownPriority().filter(p -> !request.hasPriority());
            known.ifPresent(p -> request.setPriority(MedicationRequestPriority.fromCode(p)));
            if (known.isEmpty() && !schedule.asNeeded()) {
                schedule.priority().ifPresent(p -> request.addExtension(PRIORITY, p));
            }
        }
    }

    private static void dispense(Segment rx, Fields f, MedicationRequest request, Sender sender) {
        Quantities.number(rx.text(f.amount)).ifPresent(q -> {
            SimpleQuantity amount = new SimpleQuantity();
            amount.setValue(q.getValue());
            Quantities.unit(amount, rx.value(f.amountUnit), sender);
            request.getDispenseRequest().setQuantity(amount);
        });
        Quantities.decimal(rx.text(f.refills))
                .filter(n -> n.signum() >= 0 && n.scale() <= 0 && n.precision() < 6)
                .ifPresent(n -> request.getDispenseRequest().setNumberOfRepeatsAllowed(n.intValue()));
        Cwe.ofTable(rx.value(9), "0161", sender)
                .ifPresent(c -> request.getSubstitution().setAllowed(c));
    }
}

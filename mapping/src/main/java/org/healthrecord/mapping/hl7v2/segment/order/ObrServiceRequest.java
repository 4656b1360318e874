package org.healthrecord.mapping.hl7v2.segment.order;

import java.util.Optional;
import org.healthrecord.mapping.assertion.KeyKind;
import org.healthrecord.mapping.code.HlTables;
import org.healthrecord.mapping.hl7v2.datatype.Cwe;
import org.healthrecord.mapping.hl7v2.datatype.Cx;
import org.healthrecord.mapping.hl7v2.datatype.Ei;
import org.healthrecord.mapping.hl7v2.datatype.Sender;
import org.healthrecord.mapping.hl7v2.datatype.Ts;
import org.healthrecord.mapping.hl7v2.datatype.Xtn;
import org.healthrecord.mapping.hl7v2.draft.RegistrationDraft;
import org.healthrecord.mapping.hl7v2.reader.Segment;
import org.healthrecord.mapping.hl7v2.reader.Value;
import org.healthrecord.mapping.hl7v2.segment.FactCode;
import org.healthrecord.mapping.hl7v2.segment.Order;
import org.healthrecord.mapping.hl7v2.segment.result.SpmSpecimen;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestIntent;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestPriority;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestStatus;

/** Segments OBR, ORC and TQ1 to ServiceRequest. */
public final class ObrServiceRequest {
    private static final String CALL_BACK = "urn:hl7-org:v2:OBR-17";

    /** ORC-16 says why the order was given its control code, as to cancel it: no reason to ask for the service. */
    private static final String STATUS_REASON = "http://hl7.org/fhir/StructureDefinition/request-statusReason";

    private ObrServiceRequest() {}

    public static ServiceRequest request(Order order, RegistrationDraft draft) {
        Sender sender = draft.sender();
        ServiceRequest request = new ServiceRequest();
        request.setSubject(draft.subject());
        draft.encounter().ifPresent(request::setEncounter);
        identifiers(order, request, sender);
        request.setStatus(status(order));
        Optional<Segment> obr = order.first("OBR");
        request.setIntent(
                obr.filter(o -> o.text(11).equals("G")).isPresent()
                        ? ServiceRequestIntent.REFLEXORDER
                        : ServiceRequestIntent.ORDER);
        obr.ifPresent(o -> asked(o, request, draft));
        order.first("ORC").ifPresent(orc -> ordered(orc, order, request, draft));
        RequestSchedule.add(order, request, sender);
        return request;
    }

    /** The order's number with what is asked. */
    public static String key(Order order, String message) {
        String number = order.placerNumber();
        String code = order.value("OBR", 4).map(FactCode::of).orElse("");
        return KeyKind.REQUEST.of(number.isEmpty() ? message : number, code);
    }

    private static void identifiers(Order order, ServiceRequest request, Sender sender) {
        order.numbers(2, "PLAC", sender).forEach(request::addIdentifier);
        order.numbers(3, "FILL", sender).forEach(request::addIdentifier);
        order.value("ORC", 4).ifPresent(v -> {
            Ei.placerGroup(v, sender).ifPresent(request::setRequisition);
            Ei.fillerGroup(v, sender).ifPresent(request::addIdentifier);
        });
        order.value("ORC", 33).flatMap(v -> Cx.identifier(v, sender)).ifPresent(request::addIdentifier);
        order.value("OBR", 53).flatMap(v -> Cx.identifier(v, sender)).ifPresent(request::addIdentifier);
        order.value("ORC", 38).flatMap(v -> Ei.identifier(v, "FGN", sender)).ifPresent(request::addIdentifier);
    }

    /** ORC-5, else what ORC-1 asks for; a mere report of an order (RE) does not say its status. */
    private static ServiceRequestStatus status(Order order) {
        String status = order.value("ORC", 5).map(v -> v.first(1)).orElse("");
        String control = order.value("ORC", 1).map(v -> v.first(1)).orElse("");
        return HlTables.code("OrderStatusRequest", status)
                .or(() -> HlTables.code("OrderControlRequest", control))
                .map(ServiceRequestStatus::fromCode)
                .orElse(ServiceRequestStatus.UNKNOWN);
    }

    private static void asked(Segment obr, ServiceRequest request, RegistrationDraft draft) {
        Sender sender = draft.sender();
        Cwe.concept(obr.value(4), sender).ifPresent(request::setCode);
        HlTables.code("Priority", obr.text(5)).ifPresent(p -> request.setPriority(ServiceRequestPriority.fromCode(p)));
        Ts.dateTime(obr.value(6), sender).ifPresent(request::setOccurrence);
        obr.values(13).stream()
                .filter(v -> SpmSpecimen.fasting(v, sender).isEmpty())
                .forEach(v -> request.addNote().setText(Cwe.display(v)));
        draft.directory().practitioners(obr.values(16), (v, r) -> request.setRequester(r));
        obr.values(17).forEach(v -> Xtn.contacts(v, sender).forEach(c -> request.addExtension(CALL_BACK, c)));
        parent(obr.value(29), request, sender);
        obr.values(31).forEach(v -> Cwe.concept(v, sender).ifPresent(request::addReasonCode));
        for (int field : new int[] {46, 47}) {
            obr.values(field).forEach(v -> Cwe.concept(v, sender).ifPresent(request::addOrderDetail));
        }
    }

    /** OBR-29 names another order; senders that repeat the order's own numbers there name none. */
    private static void parent(Value eip, ServiceRequest request, Sender sender) {
        for (int n : new int[] {1, 2}) {
            Ei.ofPair(eip, n, n == 1 ? "PLAC" : "FILL", sender)
                    .filter(i -> request.getIdentifier().stream()
                            .noneMatch(own -> own.getValue().equals(i.getValue())))
                    .ifPresent(i -> request.addBasedOn(
                            new Reference().setType("ServiceRequest").setIdentifier(i)));
        }
    }

    private static void ordered(Segment orc, Order order, ServiceRequest request, RegistrationDraft draft) {
        Sender sender = draft.sender();
        Ts.dateTime(orc.value(9), sender).ifPresent(request::setAuthoredOnElement);
        OrderingProvider.of(orc, draft).ifPresent(request::setRequester);
        if (!request.hasExtension(CALL_BACK)) {
            orc.values(14).forEach(v -> Xtn.contacts(v, sender).forEach(c -> request.addExtension(CALL_BACK, c)));
        }
        Cwe.concept(orc.value(16), sender).ifPresent(c -> request.addExtension(STATUS_REASON, c));
        Cwe.coding(orc.value(28), sender).ifPresent(c -> request.getMeta().addSecurity(c));
        Cwe.concept(orc.value(29), sender).ifPresent(request::addLocationCode);
        order.notes(orc, draft).forEach(request::addNote);
    }
}

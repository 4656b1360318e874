package org.healthrecord.mapping.hl7v2.message;

import java.util.List;
import java.util.Optional;
import org.healthrecord.mapping.assertion.Assertion.Mode;
import org.healthrecord.mapping.assertion.AssertionKey;
import org.healthrecord.mapping.assertion.KeyKind;
import org.healthrecord.mapping.hl7v2.draft.Rank;
import org.healthrecord.mapping.hl7v2.draft.RegistrationDraft;
import org.healthrecord.mapping.hl7v2.reader.Segment;
import org.healthrecord.mapping.hl7v2.segment.Order;
import org.healthrecord.mapping.hl7v2.segment.Participant;
import org.healthrecord.mapping.hl7v2.segment.order.ObrServiceRequest;
import org.healthrecord.mapping.hl7v2.segment.result.ObrDiagnosticReport;
import org.healthrecord.mapping.hl7v2.segment.result.SpmSpecimen;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Specimen;
import org.hl7.fhir.r4.model.Timing;
import org.hl7.fhir.r4.model.Type;

/** ORC and OBR: what was asked for, and the specimen it was asked of. */
final class Requests {
    private Requests() {}

    /** A request and the key it is known by; it is not stated yet. */
    record Request(AssertionKey key, ServiceRequest resource) {}

    /** The time of OBR-7, which no report states; beside a schedule it is one of its times. */
    private static void happened(Type time, ServiceRequest request) {
        if (!request.hasOccurrence()) {
            request.setOccurrence(time);
        } else if (request.getOccurrence() instanceof Timing timing && time instanceof DateTimeType at) {
            timing.getEvent().add(at);
        }
    }

    /**
     * Empty where a mere result does not say who asked for it.
     *
     * @param reported whether a report of the order says when the patient was examined
     */
    static Optional<Request> request(Order order, boolean reported, RegistrationDraft draft) {
        Segment obr = order.first("OBR").orElseThrow();
        boolean asked = order.has("ORC") || obr.valued(16) || obr.valued(31) || obr.valued(53);
        if (!asked && draft.message().code().equals("ORU")) {
            return Optional.empty();
        }
        ServiceRequest request = ObrServiceRequest.request(order, draft);
        if (!reported) {
            ObrDiagnosticReport.effective(obr, draft.sender()).ifPresent(t -> happened(t, request));
        }
        order.notes(obr, draft).forEach(request::addNote);
        for (Segment prt : order.behind(obr, "PRT")) {
            Participant.device(prt, draft).ifPresent(request::addPerformer);
            Participant.role(prt, draft).ifPresent(request::addPerformer);
        }
        String local = ObrServiceRequest.key(order, draft.message().header().text(7));
        return Optional.of(new Request(draft.free("ServiceRequest", local, request), request));
    }

    static void state(Request request, Segment obr, RegistrationDraft draft) {
        ServiceRequest resource = request.resource();
        draft.state(request.key(), Mode.SNAPSHOT, draft.precedence(rank(resource)), resource, obr.place());
    }

    static List<Reference> specimens(Order order, RegistrationDraft draft) {
        List<Segment> sent = order.all("SPM");
        return sent.isEmpty()
                ? ofOrder(order, draft).stream().toList()
                : sent.stream().map(spm -> specimen(spm, order, draft)).toList();
    }

    static Reference specimen(Segment spm, Order order, RegistrationDraft draft) {
        Specimen specimen = SpmSpecimen.fromSpm(spm, draft);
        order.first("OBR").ifPresent(obr -> SpmSpecimen.addFromObr(obr, specimen, draft));
        order.notes(spm, draft).forEach(specimen::addNote);
        AssertionKey key = draft.free("Specimen", SpmSpecimen.key(spm, order), specimen);
        return numbered(
                draft.state(key, Mode.SNAPSHOT, draft.precedence(Rank.STATED), specimen, spm.place()), specimen);
    }

    private static Optional<Reference> ofOrder(Order order, RegistrationDraft draft) {
        Segment obr = order.first("OBR").orElseThrow();
        AssertionKey key = draft.key("Specimen", KeyKind.SPECIMEN.of("order", order.fillerNumber(), obr.text(7)));
        return SpmSpecimen.fromObr(obr, draft)
                .map(s ->
                        numbered(draft.state(key, Mode.SNAPSHOT, draft.precedence(Rank.STATED), s, obr.place(15)), s));
    }

    /** With the specimen's number, the filler's before the placer's, which distinguishes two specimens where their own numbers are missing. */
    private static Reference numbered(Reference reference, Specimen specimen) {
        List<Identifier> numbers = specimen.getIdentifier();
        Identifier number = numbers.stream()
                .filter(i -> "FGN".equals(i.getType().getText()))
                .findFirst()
                .orElseGet(() -> numbers.isEmpty() ? specimen.getAccessionIdentifier() : numbers.get(0));
        return number.isEmpty() ? reference : reference.setIdentifier(number.copy());
    }

    private static Rank rank(ServiceRequest request) {
        return switch (request.getStatus()) {
            case REVOKED -> Rank.REVOKED;
            case COMPLETED -> Rank.DONE;
            case ACTIVE -> Rank.ACTIVE;
            default -> Rank.STATED;
        };
    }
}

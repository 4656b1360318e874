package org.healthrecord.mapping.hl7v2.message;

import java.util.List;
import java.util.Optional;
import org.healthrecord.mapping.assertion.Assertion.Mode;
import org.healthrecord.mapping.assertion.AssertionKey;
import org.healthrecord.mapping.hl7v2.draft.RegistrationDraft;
import org.healthrecord.mapping.hl7v2.reader.Segment;
import org.healthrecord.mapping.hl7v2.segment.Order;
import org.healthrecord.mapping.hl7v2.segment.Participant;
import org.healthrecord.mapping.hl7v2.segment.order.ObrServiceRequest;
import org.healthrecord.mapping.hl7v2.segment.result.ObrDiagnosticReport;
import org.healthrecord.mapping.hl7v2.segment.result.SpmSpecimen;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Specimen;
import org.jspecify.annotations.Nullable;

/** ORC and OBR: what was asked for, and the specimen it was asked of. */
final class Requests {
    private Requests() {}

    /** The request's key; null where a bare result says nothing of who asked for it. */
    static @Nullable AssertionKey state(Order order, RegistrationDraft draft) {
        Segment obr = order.first("OBR").orElseThrow();
        boolean asked = order.has("ORC") || obr.valued(16) || obr.valued(31) || obr.valued(53);
        if (!asked && draft.message().code().equals("ORU")) {
            return null;
        }
        ServiceRequest request = ObrServiceRequest.request(order, draft);
        boolean reported = order.has("OBX") && !draft.message().code().equals("MDM");
        if (!reported && !request.hasOccurrence()) {
            ObrDiagnosticReport.effective(obr, draft.sender()).ifPresent(request::setOccurrence);
        }
        order.notes(obr, draft).forEach(request::addNote);
        for (Segment prt : order.behind(obr, "PRT")) {
            Participant.device(prt, draft).ifPresent(request::addPerformer);
            Participant.role(prt, draft).ifPresent(request::addPerformer);
        }
        AssertionKey key = draft.free(
                "ServiceRequest",
                ObrServiceRequest.key(order, draft.message().header().text(7)),
                request);
        draft.state(key, Mode.SNAPSHOT, draft.precedence(rank(request)), request, obr.place());
        return key;
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
        return draft.state(key, Mode.SNAPSHOT, draft.precedence(0), specimen, spm.place());
    }

    private static Optional<Reference> ofOrder(Order order, RegistrationDraft draft) {
        Segment obr = order.first("OBR").orElseThrow();
        AssertionKey key = draft.key("Specimen", "specimen|order|" + order.fillerNumber() + '|' + obr.text(7));
        return SpmSpecimen.fromObr(obr, draft)
                .map(s -> draft.state(key, Mode.SNAPSHOT, draft.precedence(0), s, obr.place(15)));
    }

    private static int rank(ServiceRequest request) {
        return switch (request.getStatus()) {
            case REVOKED -> 5;
            case COMPLETED -> 4;
            case ACTIVE -> 2;
            default -> 0;
        };
    }
}

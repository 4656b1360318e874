package org.healthrecord.mapping.hl7v2.message;

import java.time.Instant;
import java.util.Optional;
import org.healthrecord.mapping.assertion.Assertion.Mode;
import org.healthrecord.mapping.assertion.AssertionKey;
import org.healthrecord.mapping.assertion.Issue;
import org.healthrecord.mapping.assertion.Precedence;
import org.healthrecord.mapping.hl7v2.datatype.Ei;
import org.healthrecord.mapping.hl7v2.datatype.Ts;
import org.healthrecord.mapping.hl7v2.draft.RegistrationDraft;
import org.healthrecord.mapping.hl7v2.reader.Segment;
import org.healthrecord.mapping.hl7v2.segment.FactCode;
import org.healthrecord.mapping.hl7v2.segment.Order;
import org.healthrecord.mapping.hl7v2.segment.Participant;
import org.healthrecord.mapping.hl7v2.segment.result.ObrDiagnosticReport;
import org.healthrecord.mapping.hl7v2.segment.result.ObxAttachment;
import org.healthrecord.mapping.hl7v2.segment.result.ObxObservation;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Reference;
import org.jspecify.annotations.Nullable;

/** OBR with its OBX: a report and its results. A corrected result stands under the same key as the one it replaces. */
final class Results {
    private static final String NOTE = "urn:hl7-org:v2:NTE-3";

    private Results() {}

    /** The key of the request behind the report, null where nothing is known of one. */
    static @Nullable AssertionKey state(Order order, RegistrationDraft draft) {
        Segment obr = order.first("OBR").orElseThrow();
        DiagnosticReport report = ObrDiagnosticReport.report(obr, order, draft);
        for (Segment segment : order.segments()) {
            if (segment.name().equals("OBX")) {
                observation(segment, order, draft, null).ifPresent(report::addResult);
                document(segment, report, draft);
            }
        }
        Clinical.beside(order, draft);
        AssertionKey request = Requests.state(order, draft);
        if (request != null) {
            report.addBasedOn(new Reference(request.urn()));
        }
        order.notes(obr, draft).forEach(n -> report.addExtension(NOTE, n));
        Requests.specimens(order, draft).forEach(report::addSpecimen);
        Precedence precedence = precedence(order, Rank.of(obr.text(25)), draft);
        AssertionKey key = draft.free("DiagnosticReport", reportKey(obr, order, draft), report);
        if (obr.text(25).equals("X")) {
            draft.withdraw(key, precedence, report, obr.place());
        } else if (report.hasResult() || draft.message().code().equals("ORU")) {
            draft.state(key, Mode.SNAPSHOT, precedence, report, obr.place());
        }
        return request;
    }

    /** A document within the results (a PDF) is the report as people read it. */
    private static void document(Segment obx, DiagnosticReport report, RegistrationDraft draft) {
        if (ObxAttachment.isAttachment(obx) && !ObxObservation.isWithdrawn(obx)) {
            ObxAttachment.attachment(obx, draft.sender())
                    .filter(a -> !a.getContentType().startsWith("image/"))
                    .ifPresent(report::addPresentedForm);
        }
    }

    static void observations(Order order, RegistrationDraft draft, @Nullable AssertionKey about) {
        for (Segment segment : order.segments()) {
            if (segment.name().equals("OBX")) {
                observation(segment, order, draft, about);
            }
        }
    }

    /** The reference to the observation, unless it is withdrawn. */
    static Optional<Reference> observation(
            Segment obx, Order order, RegistrationDraft draft, @Nullable AssertionKey about) {
        if (!obx.valued(3) && !obx.valued(5)) {
            return Optional.empty();
        }
        Observation observation = ObxObservation.observation(obx, draft);
        if (!observation.hasCode() && !saysAnything(observation)) {
            draft.report(Issue.warning("empty-result", obx.place(), "Names no test and holds no value; left out."));
            return Optional.empty();
        }
        order.first("OBR").ifPresent(obr -> fromOrder(obr, observation, draft));
        order.notes(obx, draft).forEach(observation::addNote);
        if (!order.has("OBR") && about == null) {
            numbered(order, observation, draft);
        }
        String part = about == null ? "" : about.local() + '|';
        if (about != null) {
            observation.addPartOf(new Reference(about.urn()));
        }
        participants(obx, order, observation, draft);
        AssertionKey key = draft.free("Observation", part + key(obx, order, draft), observation);
        Precedence precedence = precedence(order, Rank.of(obx.text(11)), draft);
        if (ObxObservation.isWithdrawn(obx)) {
            draft.withdraw(key, precedence, observation, obx.place());
            return Optional.empty();
        }
        return Optional.of(draft.state(key, Mode.SNAPSHOT, precedence, observation, obx.place()));
    }

    private static boolean saysAnything(Observation observation) {
        return observation.hasValue() || observation.hasComponent() || observation.hasExtension();
    }

    /** An order that holds nothing but observations is known by its numbers alone. */
    private static void numbered(Order order, Observation observation, RegistrationDraft draft) {
        order.value("ORC", 2)
                .flatMap(v -> Ei.identifier(v, "PLAC", draft.sender()))
                .ifPresent(i -> basedOn(observation, i));
        order.value("ORC", 3)
                .flatMap(v -> Ei.identifier(v, "FILL", draft.sender()))
                .ifPresent(i -> basedOn(observation, i));
    }

    private static void basedOn(Observation observation, Identifier order) {
        observation.addBasedOn(new Reference().setType("ServiceRequest").setIdentifier(order));
    }

    /** PRT behind the OBX: people and devices that took part. */
    private static void participants(Segment obx, Order order, Observation observation, RegistrationDraft draft) {
        for (Segment prt : order.behind(obx, "PRT")) {
            Participant.device(prt, draft).filter(d -> !observation.hasDevice()).ifPresent(observation::setDevice);
            Participant.role(prt, draft).ifPresent(observation::addPerformer);
        }
    }

    private static void fromOrder(Segment obr, Observation observation, RegistrationDraft draft) {
        if (!observation.hasEffective()) {
            ObrDiagnosticReport.effective(obr, draft.sender()).ifPresent(observation::setEffective);
        }
        Ts.instant(obr.value(22), draft.sender()).ifPresent(observation::setIssuedElement);
    }

    /** Order number, test and sub-id; without an order number the test and its time. */
    private static String key(Segment obx, Order order, RegistrationDraft draft) {
        String code = FactCode.of(obx.value(3)) + '|' + obx.value(4).text();
        String number = order.fillerNumber();
        if (!number.isEmpty()) {
            return "order|" + number + '|' + code;
        }
        String time = time(obx, order);
        return "result|" + code + '|'
                + (time.isEmpty() ? draft.message().header().text(7) : time);
    }

    private static String reportKey(Segment obr, Order order, RegistrationDraft draft) {
        String number = order.fillerNumber();
        String code = FactCode.of(obr.value(4));
        String time = obr.text(7).isEmpty() ? draft.message().header().text(7) : obr.text(7);
        return number.isEmpty() ? "report|" + code + '|' + time : "order|" + number + '|' + code;
    }

    private static String time(Segment obx, Order order) {
        return obx.valued(14)
                ? obx.text(14)
                : order.value("OBR", 7)
                        .or(() -> order.value("RXA", 3))
                        .map(v -> v.first(1))
                        .orElse("");
    }

    /** The result's own version time (OBR-22), else the message's. */
    private static Precedence precedence(Order order, int rank, RegistrationDraft draft) {
        Optional<Instant> version = order.value("OBR", 22).flatMap(v -> Ts.moment(v, draft.sender()));
        return version.map(at -> draft.precedence(at, rank)).orElseGet(() -> draft.precedence(rank));
    }
}

package org.healthrecord.mapping.hl7v2.message;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.healthrecord.mapping.assertion.Assertion.Mode;
import org.healthrecord.mapping.assertion.AssertionKey;
import org.healthrecord.mapping.hl7v2.draft.Rank;
import org.healthrecord.mapping.hl7v2.draft.RegistrationDraft;
import org.healthrecord.mapping.hl7v2.message.Requests.Request;
import org.healthrecord.mapping.hl7v2.message.Results.MappedResult;
import org.healthrecord.mapping.hl7v2.reader.Segment;
import org.healthrecord.mapping.hl7v2.segment.Order;
import org.healthrecord.mapping.hl7v2.segment.result.ObrDiagnosticReport;
import org.healthrecord.mapping.hl7v2.segment.result.ObxAttachment;
import org.healthrecord.mapping.hl7v2.segment.result.ObxGroup;
import org.healthrecord.mapping.hl7v2.segment.result.ObxObservation;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.Reference;
import org.jspecify.annotations.Nullable;

/** OBR with its OBX: a request with a report and its results, or with the answers to the questions it was asked with. */
final class Reports {
    private static final String NOTE = "urn:hl7-org:v2:NTE-3";

    /** They ask for something: what is observed in them answers the questions of the order. */
    private static final Set<String> ORDERS = Set.of("ORM", "OML", "OMG", "OMI", "OPL", "OMP");

    /** States of OBR-25 (HL7 table 0123) in which there is a report. */
    private static final Set<String> REPORTED = Set.of("A", "C", "F", "M", "P", "R");

    private static final Set<String> CANCELS = Set.of("CA", "OC", "CR");

    private Reports() {}

    /** The key of the request behind the report, null where nothing is known of one. */
    static @Nullable AssertionKey state(Order order, RegistrationDraft draft) {
        Segment obr = order.first("OBR").orElseThrow();
        boolean answers = ORDERS.contains(draft.message().code()) && !REPORTED.contains(obr.text(25));
        Optional<Request> request = Requests.request(order, order.has("OBX") && !answers, draft);
        List<Reference> specimens = Requests.specimens(order, draft);
        List<MappedResult> results = Results.state(order, draft, null, observation -> {
            if (specimens.size() == 1 && !observation.hasSpecimen()) {
                observation.setSpecimen(specimens.get(0).copy());
            }
            if (!answers) {
                basedOn(observation, request, order, draft);
                Microbiology.derivedFrom(order, observation, draft);
            } else if (ObxObservation.isOpen(observation)) {
                observation.setStatus(ObservationStatus.FINAL);
            }
        });
        Microbiology.members(order, results, draft);
        List<Reference> reasons = Clinical.beside(order, draft);
        request.ifPresent(r -> {
            reasons.forEach(r.resource()::addReasonReference);
            results.stream().filter(x -> answers && !x.withdrawn()).forEach(x -> r.resource()
                    .addSupportingInfo(x.reference()));
            Requests.state(r, obr, draft);
        });
        if (!answers) {
            report(obr, order, results, request, specimens, draft);
        }
        return request.map(Request::key).orElse(null);
    }

    private static void report(
            Segment obr,
            Order order,
            List<MappedResult> results,
            Optional<Request> request,
            List<Reference> specimens,
            RegistrationDraft draft) {
        DiagnosticReport report = ObrDiagnosticReport.report(obr, order, draft);
        results.stream().filter(Reports::isListed).forEach(r -> report.addResult(r.reference()));
        ObxGroup.of(order.segments()).forEach(group -> document(group, report, draft));
        request.ifPresent(r -> report.addBasedOn(new Reference(r.key().urn())));
        order.notes(obr, draft).forEach(n -> report.addExtension(NOTE, n));
        specimens.forEach(s -> report.addSpecimen(new Reference(s.getReference())));
        AssertionKey key = draft.free("DiagnosticReport", ResultKeys.report(obr, order, draft), report);
        if (isCancelled(obr, order)) {
            draft.withdraw(key, Results.precedence(order, Rank.WITHDRAWN, draft), report, obr.place());
            takeBack(obr, order, draft);
        } else if (report.hasResult() || draft.message().code().equals("ORU")) {
            draft.state(
                    key,
                    Mode.SNAPSHOT,
                    Results.precedence(order, Rank.ofResult(obr.text(25)), draft),
                    report,
                    obr.place());
        }
    }

    /** OBR-25 X; or a report of an order that ORC says was cancelled, unless OBR-25 says there is one after all. */
    private static boolean isCancelled(Segment obr, Order order) {
        boolean cancelled = order.value("ORC", 1)
                        .filter(v -> CANCELS.contains(v.first(1)))
                        .isPresent()
                || order.value("ORC", 5).filter(v -> v.first(1).equals("CA")).isPresent();
        return obr.text(25).equals("X") || (cancelled && !REPORTED.contains(obr.text(25)));
    }

    /** What was reported under the order before goes with it, whether this message repeats the results or not. */
    private static void takeBack(Segment obr, Order order, RegistrationDraft draft) {
        ResultKeys.whole(order).ifPresent(all -> {
            Observation nothing = new Observation();
            nothing.setSubject(draft.subject());
            draft.withdraw(
                    draft.key("Observation", all),
                    Results.precedence(order, Rank.WITHDRAWN, draft),
                    nothing,
                    obr.place(25));
        });
    }

    /** A test that could not be done stays in the report's list; a deleted result does not. */
    private static boolean isListed(MappedResult result) {
        if (result.withdrawn() && result.observation().getStatus() == ObservationStatus.CANCELLED) {
            result.reference().setDisplay(ObxObservation.name(result.observation()));
            return true;
        }
        return !result.withdrawn();
    }

    /** The order a result is of, by its number, and by the clinic's own request where there is one. */
    private static void basedOn(
            Observation observation, Optional<Request> request, Order order, RegistrationDraft draft) {
        Optional<Identifier> number =
                order.number(3, "FILL", draft.sender()).or(() -> order.number(2, "PLAC", draft.sender()));
        if (request.isPresent() || number.isPresent()) {
            Reference reference = observation.addBasedOn().setType("ServiceRequest");
            request.ifPresent(r -> reference.setReference(r.key().urn()));
            number.ifPresent(reference::setIdentifier);
        }
    }

    /** A document within the results (a PDF) is the report as people read it. */
    private static void document(ObxGroup group, DiagnosticReport report, RegistrationDraft draft) {
        if (ObxObservation.isWithdrawn(group.first())) {
            return;
        }
        ObxAttachment.attachments(group, draft.sender()).stream()
                .filter(a -> !a.getContentType().startsWith("image/"))
                .forEach(report::addPresentedForm);
    }
}

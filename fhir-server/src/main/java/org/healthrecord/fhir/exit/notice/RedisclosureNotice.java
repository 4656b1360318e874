package org.healthrecord.fhir.exit.notice;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.api.server.ResponseDetails;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.healthrecord.fhir.chart.label.Label;
import org.healthrecord.fhir.chart.label.Part2Programs;
import org.healthrecord.fhir.exit.MessageExit;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.SearchEntryMode;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Resource;

/**
 * Puts the notice of 42 CFR 2.32 on every answer that holds what a Part 2 program states: labels on the resources and on the
 * Bundle, an OperationOutcome in a search result, and a header.
 */
@Interceptor(order = -100)
final class RedisclosureNotice {
    private static final String HEADER = "Redisclosure-Notice";
    /** Information may not be disclosed again without a consent (v3-ActCode, RefrainPolicy). */
    private static final String NO_REDISCLOSURE = "NORDSLCD";

    private final MessageExit exit;
    private final Part2Programs programs;

    RedisclosureNotice(MessageExit exit, Part2Programs programs) {
        this.exit = exit;
        this.programs = programs;
    }

    @Hook(Pointcut.SERVER_OUTGOING_RESPONSE)
    public void tell(RequestDetails request, ResponseDetails answer, HttpServletResponse response) {
        if (!(answer.getResponseResource() instanceof Resource resource)) {
            return;
        }
        Map<String, List<Resource>> shown = new LinkedHashMap<>();
        gather(resource, shown);
        if (resource instanceof Parameters && request.getId() != null && request.getResourceName() != null) {
            // An operation on one resource tells of that one.
            add(request.getResourceName() + '/' + request.getId().getIdPart(), resource, shown);
        }
        Set<String> stated = shown.isEmpty() ? Set.of() : exit.statedBy(programs.sources(), shown.keySet());
        if (!stated.isEmpty()) {
            stated.forEach(reference -> shown.getOrDefault(reference, List.of()).forEach(RedisclosureNotice::label));
            label(resource);
            response.setHeader(HEADER, Part2Programs.NOTICE);
            if (resource instanceof Bundle bundle && bundle.getType() == BundleType.SEARCHSET) {
                bundle.addEntry().setResource(outcome()).getSearch().setMode(SearchEntryMode.OUTCOME);
            }
        }
    }

    private static void gather(Resource resource, Map<String, List<Resource>> shown) {
        if (resource instanceof Bundle bundle) {
            bundle.getEntry().stream()
                    .filter(Bundle.BundleEntryComponent::hasResource)
                    .forEach(entry -> gather(entry.getResource(), shown));
        } else if (resource.getIdElement().hasIdPart()) {
            add(resource.fhirType() + '/' + resource.getIdElement().getIdPart(), resource, shown);
        }
    }

    private static void add(String reference, Resource resource, Map<String, List<Resource>> shown) {
        shown.computeIfAbsent(reference, r -> new ArrayList<>()).add(resource);
    }

    private static void label(Resource resource) {
        for (String code : List.of(Part2Programs.CODE, NO_REDISCLOSURE)) {
            if (resource.getMeta().getSecurity(Label.SYSTEM, code) == null) {
                resource.getMeta().addSecurity(new Coding(Label.SYSTEM, code, null));
            }
        }
    }

    private static OperationOutcome outcome() {
        OperationOutcome outcome = new OperationOutcome();
        outcome.addIssue()
                .setSeverity(IssueSeverity.INFORMATION)
                .setCode(IssueType.INFORMATIONAL)
                .setDiagnostics(Part2Programs.NOTICE);
        return outcome;
    }
}

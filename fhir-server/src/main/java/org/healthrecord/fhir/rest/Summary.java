package org.healthrecord.fhir.rest;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.api.server.ResponseDetails;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import org.healthrecord.fhir.chart.summary.PatientSummary;
import org.healthrecord.fhir.chart.summary.SummaryPage;
import org.healthrecord.fhir.chart.summary.SummaryPdf;
import org.healthrecord.fhir.exit.ChartExit;
import org.healthrecord.fhir.store.read.ChartIndex.Entry;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.stereotype.Component;

/**
 * {@code Patient/{id}/$summary} (HL7 International Patient Summary, OperationDefinition summary): the chart as a document,
 * or as a page where HTML or PDF is asked for.
 */
@Component
@Interceptor
class Summary implements FhirOperations {
    static final String NAME = "$summary";

    private static final String PROVENANCE = "Provenance";

    /** What no section is made of. */
    private static final Set<String> LEFT_OUT = Set.of(
            "Account",
            "Appointment",
            "Basic",
            "Binary",
            "Claim",
            "Coverage",
            "Encounter",
            "ExplanationOfBenefit",
            "DiagnosticReport",
            "DocumentReference",
            "Media",
            PROVENANCE,
            "QuestionnaireResponse",
            "ServiceRequest",
            "Task");

    private final ChartExit exit;
    private final Clock clock = Clock.systemUTC();

    Summary(ChartExit exit) {
        this.exit = exit;
    }

    @Operation(
            name = NAME,
            type = Patient.class,
            idempotent = true,
            canonicalUrl = "http://hl7.org/fhir/uv/ips/OperationDefinition/summary")
    public Bundle summary(@IdParam IdType id, RequestDetails request) {
        // Of a part of the chart a summary would say that there is nothing else.
        exit.requireWholeCharts();
        List<Entry> chart = exit.chart(id.getIdPart());
        if (chart.isEmpty()) {
            throw new ResourceNotFoundException("There is no Patient with this id");
        }
        List<Entry> used =
                chart.stream().filter(entry -> !LEFT_OUT.contains(entry.type())).toList();
        List<Resource> resources = exit.load(id.getIdPart(), used, request).stream()
                .map(Resource.class::cast)
                .toList();
        List<Entry> provenance =
                chart.stream().filter(entry -> entry.type().equals(PROVENANCE)).toList();
        return PatientSummary.of(
                resources,
                exit.texts(id.getIdPart(), provenance),
                request.getFhirServerBase(),
                clock.instant().truncatedTo(ChronoUnit.SECONDS));
    }

    /** Answers with the page, where the caller wants one; false ends HAPI's own answering. */
    @Hook(Pointcut.SERVER_OUTGOING_RESPONSE)
    public boolean asPage(ServletRequestDetails request, ResponseDetails answer, HttpServletResponse response)
            throws IOException {
        if (!NAME.equals(request.getOperation())
                || !(Formats.isPage(request) || Formats.isPdf(request))
                || !(answer.getResponseResource() instanceof Bundle summary)) {
            return true;
        }
        if (Formats.isPdf(request)) {
            response.setContentType("application/pdf");
            response.getOutputStream().write(SummaryPdf.of(summary));
            return false;
        }
        response.setContentType("text/html;charset=UTF-8");
        response.getOutputStream().write(SummaryPage.of(summary).getBytes(StandardCharsets.UTF_8));
        return false;
    }
}

package org.healthrecord.fhir.rest.export;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.OperationParam;
import ca.uhn.fhir.rest.api.RequestTypeEnum;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import ca.uhn.fhir.rest.server.exceptions.UnclassifiedServerFailureException;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.healthrecord.fhir.export.Exports;
import org.healthrecord.fhir.export.Question;
import org.healthrecord.fhir.export.Question.Level;
import org.healthrecord.fhir.export.TypeSearches;
import org.healthrecord.fhir.group.PatientGroups;
import org.healthrecord.fhir.rest.FhirOperations;
import org.hl7.fhir.r4.model.Group;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * {@code $export} (Bulk Data Access 2.0) of everything, of all patients, of a group. The parameters of the methods say in
 * the definitions what is understood; they are read all alike from the request.
 */
@Component
class ExportOperations implements FhirOperations {
    private static final String NAME = "$export";
    private static final String GUIDE = "http://hl7.org/fhir/uv/bulkdata/OperationDefinition/";
    private static final int TOO_MANY = 429;

    private final FhirContext fhir;
    private final Exports exports;
    private final TypeSearches searches;
    private final PatientGroups groups;

    ExportOperations(FhirContext fhir, Exports exports, TypeSearches searches, PatientGroups groups) {
        this.fhir = fhir;
        this.exports = exports;
        this.searches = searches;
        this.groups = groups;
    }

    @Operation(name = NAME, idempotent = true, manualResponse = true, canonicalUrl = GUIDE + "export")
    public void system(
            @OperationParam(name = "_outputFormat", max = 1) @Nullable StringType format,
            @OperationParam(name = "_since", max = 1) @Nullable InstantType since,
            @OperationParam(name = "_type", max = OperationParam.MAX_UNLIMITED) @Nullable List<StringType> types,
            @OperationParam(name = "_typeFilter", max = OperationParam.MAX_UNLIMITED) @Nullable
                    List<StringType> filters,
            @OperationParam(name = "_elements", max = OperationParam.MAX_UNLIMITED) @Nullable List<StringType> elements,
            @OperationParam(name = "includeAssociatedData", max = OperationParam.MAX_UNLIMITED) @Nullable
                    List<StringType> associated,
            ServletRequestDetails request) {
        accept(Level.SYSTEM, null, request);
    }

    @Operation(
            name = NAME,
            type = Patient.class,
            idempotent = true,
            manualResponse = true,
            canonicalUrl = GUIDE + "patient-export")
    public void patients(
            @OperationParam(name = "_outputFormat", max = 1) @Nullable StringType format,
            @OperationParam(name = "_since", max = 1) @Nullable InstantType since,
            @OperationParam(name = "_type", max = OperationParam.MAX_UNLIMITED) @Nullable List<StringType> types,
            @OperationParam(name = "_typeFilter", max = OperationParam.MAX_UNLIMITED) @Nullable
                    List<StringType> filters,
            @OperationParam(name = "_elements", max = OperationParam.MAX_UNLIMITED) @Nullable List<StringType> elements,
            @OperationParam(name = "includeAssociatedData", max = OperationParam.MAX_UNLIMITED) @Nullable
                    List<StringType> associated,
            @OperationParam(name = "patient", max = OperationParam.MAX_UNLIMITED) @Nullable List<Reference> patients,
            ServletRequestDetails request) {
        accept(Level.PATIENT, null, request);
    }

    @Operation(
            name = NAME,
            type = Group.class,
            idempotent = true,
            manualResponse = true,
            canonicalUrl = GUIDE + "group-export")
    public void group(
            @IdParam IdType id,
            @OperationParam(name = "_outputFormat", max = 1) @Nullable StringType format,
            @OperationParam(name = "_since", max = 1) @Nullable InstantType since,
            @OperationParam(name = "_type", max = OperationParam.MAX_UNLIMITED) @Nullable List<StringType> types,
            @OperationParam(name = "_typeFilter", max = OperationParam.MAX_UNLIMITED) @Nullable
                    List<StringType> filters,
            @OperationParam(name = "_elements", max = OperationParam.MAX_UNLIMITED) @Nullable List<StringType> elements,
            @OperationParam(name = "includeAssociatedData", max = OperationParam.MAX_UNLIMITED) @Nullable
                    List<StringType> associated,
            @OperationParam(name = "patient", max = OperationParam.MAX_UNLIMITED) @Nullable List<Reference> patients,
            ServletRequestDetails request) {
        String group = id.getIdPart();
        if (groups.find(group).isEmpty()) {
            throw new ResourceNotFoundException("There is no Group with this id");
        }
        accept(Level.GROUP, group, request);
    }

    private void accept(Level level, @Nullable String group, ServletRequestDetails request) {
        exports.requireProgram();
        List<String> preferred = request.getHeaders("Prefer").stream()
                .flatMap(value -> Arrays.stream(value.split("[;,]")))
                .map(part -> part.replace(" ", "").replace("\"", "").toLowerCase(Locale.ROOT))
                .toList();
        if (!preferred.contains("respond-async")) {
            throw new InvalidRequestException("$export answers later: it needs the header Prefer: respond-async");
        }
        boolean lenient = preferred.contains("handling=lenient");
        Question question = new KickOff(fhir, searches, parameters(request), lenient).question(level, group);
        String base = request.getFhirServerBase();
        HttpServletResponse response = request.getServletResponse();
        response.setHeader(
                "Content-Location", base + ExportServlet.PATH + ask(request.getCompleteUrl(), base, question));
        response.setStatus(HttpServletResponse.SC_ACCEPTED);
    }

    private String ask(String url, String base, Question question) {
        try {
            return exports.ask(url, base, question);
        } catch (Exports.TooManyException e) {
            UnclassifiedServerFailureException refusal = new UnclassifiedServerFailureException(
                    TOO_MANY, "Too many exports are unfinished: try again when one is complete");
            refusal.addResponseHeader("Retry-After", "60");
            throw refusal;
        }
    }

    private Map<String, List<String>> parameters(ServletRequestDetails request) {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        request.getParameters().forEach((name, values) -> parameters.put(name, new ArrayList<>(List.of(values))));
        if (request.getRequestType() != RequestTypeEnum.POST) {
            if (parameters.containsKey("patient")) {
                throw new InvalidRequestException("The parameter patient is sent by POST, in a Parameters resource");
            }
            return parameters;
        }
        byte[] body = request.loadRequestContents();
        if (body != null && body.length > 0) {
            fhir.newJsonParser()
                    .parseResource(Parameters.class, new String(body, StandardCharsets.UTF_8))
                    .getParameter()
                    .forEach(p -> parameters
                            .computeIfAbsent(p.getName(), name -> new ArrayList<>())
                            .add(value(p)));
        }
        return parameters;
    }

    private static String value(ParametersParameterComponent parameter) {
        if (parameter.getValue() instanceof Reference reference) {
            return String.valueOf(reference.getReference());
        }
        if (parameter.getValue() == null || !parameter.getValue().isPrimitive()) {
            throw new InvalidRequestException("The parameter \"" + parameter.getName() + "\" has no plain value");
        }
        return parameter.getValue().primitiveValue();
    }
}

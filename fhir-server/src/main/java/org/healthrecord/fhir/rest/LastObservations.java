package org.healthrecord.fhir.rest;

import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.OperationParam;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.healthrecord.fhir.store.search.DateSpan;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * {@code Observation/$lastn} (FHIR R4, OperationDefinition Observation-lastn): of each code the latest {@code max}
 * observations; those of one time as the latest count all. Other parameters are those of a search.
 */
@Component
class LastObservations implements FhirOperations {
    private static final String PATIENT = "patient";
    private static final String SUBJECT = "subject";

    private final ChartQueries queries;

    LastObservations(ChartQueries queries) {
        this.queries = queries;
    }

    @Operation(
            name = "$lastn",
            type = Observation.class,
            idempotent = true,
            canonicalUrl = "http://hl7.org/fhir/OperationDefinition/Observation-lastn")
    public Bundle last(
            @OperationParam(name = "max", max = 1) @Nullable IntegerType max,
            @OperationParam(name = PATIENT, max = 1) @Nullable StringType patient,
            @OperationParam(name = SUBJECT, max = 1) @Nullable StringType subject,
            RequestDetails request) {
        if (patient == null && subject == null) {
            throw new InvalidRequestException("$lastn needs the parameter patient or subject");
        }
        int most = max == null || !max.hasValue() ? 1 : max.getValue();
        if (most < 1) {
            throw new InvalidRequestException("max must be a positive number");
        }
        Map<String, String[]> search = new HashMap<>(request.getParameters());
        search.remove("max");
        Map<String, List<Observation>> byCode = new LinkedHashMap<>();
        for (Resource found : queries.all("Observation", search, request)) {
            Observation observation = (Observation) found;
            byCode.computeIfAbsent(code(observation), code -> new ArrayList<>()).add(observation);
        }
        Bundle bundle = Found.bundle(request);
        byCode.values().forEach(of -> latest(of, most).forEach(o -> Found.add(bundle, o, request)));
        return bundle.setTotal(bundle.getEntry().size());
    }

    /** The first code names the group; without codes the words do. */
    private static String code(Observation observation) {
        Coding coding = observation.getCode().getCodingFirstRep();
        return coding.hasCode()
                ? coding.getSystem() + "|" + coding.getCode()
                : observation.getCode().getText() + "|";
    }

    private static List<Observation> latest(List<Observation> observations, int most) {
        Comparator<Observation> byTime = Comparator.comparingLong(LastObservations::time);
        List<Observation> ordered =
                observations.stream().sorted(byTime.reversed()).toList();
        if (ordered.size() <= most) {
            return ordered;
        }
        long last = time(ordered.get(most - 1));
        return ordered.stream().filter(observation -> time(observation) >= last).toList();
    }

    private static long time(Observation observation) {
        return observation.hasEffective()
                ? DateSpan.of(observation.getEffective()).map(DateSpan::last).orElse(Long.MIN_VALUE)
                : Long.MIN_VALUE;
    }
}

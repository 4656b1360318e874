package org.healthrecord.fhir.rest;

import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.OperationParam;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.healthrecord.fhir.store.search.DateSpan;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.StringType;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * {@code DocumentReference/$docref} (US Core 6.1.0, OperationDefinition docref): a person's documents of care between two
 * dates; without dates the latest. Documents are not made on demand: what {@code on-demand} asks for is not there.
 */
@Component
class FoundDocuments implements FhirOperations {
    private final ChartQueries queries;

    FoundDocuments(ChartQueries queries) {
        this.queries = queries;
    }

    @Operation(
            name = "$docref",
            type = DocumentReference.class,
            idempotent = true,
            canonicalUrl = "http://hl7.org/fhir/us/core/OperationDefinition/docref")
    public Bundle documents(
            @OperationParam(name = "patient", max = 1) @Nullable IdType patient,
            @OperationParam(name = "start", max = 1) @Nullable DateType start,
            @OperationParam(name = "end", max = 1) @Nullable DateType end,
            @OperationParam(name = "type", max = OperationParam.MAX_UNLIMITED) @Nullable List<StringType> types,
            RequestDetails request) {
        if (patient == null || !patient.hasIdPart()) {
            throw new InvalidRequestException("$docref needs the parameter patient");
        }
        Map<String, String[]> search = new HashMap<>(Map.of("patient", new String[] {patient.getIdPart()}));
        if (types != null && !types.isEmpty()) {
            String any = types.stream().map(StringType::getValue).collect(Collectors.joining(","));
            search.put("type", new String[] {any});
        }
        List<DocumentReference> found = queries.all("DocumentReference", search, request).stream()
                .map(DocumentReference.class::cast)
                .toList();
        Bundle bundle = Found.bundle(request);
        chosen(found, span(start), span(end)).forEach(document -> Found.add(bundle, document, request));
        return bundle.setTotal(bundle.getEntry().size());
    }

    private static List<DocumentReference> chosen(
            List<DocumentReference> found, Optional<DateSpan> start, Optional<DateSpan> end) {
        Comparator<DocumentReference> byTime = Comparator.comparingLong(FoundDocuments::time);
        if (start.isEmpty() && end.isEmpty()) {
            return found.stream().max(byTime).stream().toList();
        }
        return found.stream()
                .filter(d -> CareDates.isWithin(
                        d.getContext().hasPeriod() ? d.getContext().getPeriod() : d.getDateElement(), start, end))
                .sorted(byTime.reversed())
                .toList();
    }

    private static long time(DocumentReference document) {
        return document.hasDate() ? document.getDate().getTime() : Long.MIN_VALUE;
    }

    private static Optional<DateSpan> span(@Nullable DateType date) {
        return date == null ? Optional.empty() : DateSpan.of(date);
    }
}

package org.healthrecord.fhir.rest;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.OperationParam;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.healthrecord.fhir.exit.ChartExit;
import org.healthrecord.fhir.store.read.ChartIndex.Entry;
import org.healthrecord.fhir.store.search.DateSpan;
import org.healthrecord.fhir.store.type.ChartTypes;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * {@code Patient/{id}/$everything} (FHIR R4, OperationDefinition Patient-everything). HAPI's own follows references
 * without end and repeats resources over its pages. Here the pages are slices of one ordered list, so that each
 * resource comes once. The next link holds the place in that list.
 */
@Component
class Everything implements FhirOperations {
    /** Whether the record of who said so comes along; it does unless this is false. */
    static final String SOURCES = "_provenance";

    private static final String PROVENANCE = "Provenance";

    /** Comes only where it is asked for by its type: a scanned document weighs more than all other facts. */
    private static final String BINARY = "Binary";

    private static final int PAGE = 200;
    private static final int LARGEST_PAGE = 1000;

    private final ChartExit exit;

    Everything(ChartExit exit) {
        this.exit = exit;
    }

    @Operation(
            name = "$everything",
            type = Patient.class,
            idempotent = true,
            canonicalUrl = "http://hl7.org/fhir/OperationDefinition/Patient-everything")
    public Bundle everything(
            @IdParam IdType id,
            @OperationParam(name = "_type", max = OperationParam.MAX_UNLIMITED) @Nullable List<StringType> types,
            @OperationParam(name = "start") @Nullable DateType start,
            @OperationParam(name = "end") @Nullable DateType end,
            @OperationParam(name = "_since") @Nullable StringType since,
            @OperationParam(name = "_count") @Nullable IntegerType count,
            @OperationParam(name = SOURCES) @Nullable BooleanType provenance,
            @OperationParam(name = EverythingPage.AFTER) @Nullable StringType after,
            RequestDetails request) {
        List<Entry> chart = exit.chart(id.getIdPart());
        if (chart.isEmpty()) {
            throw new ResourceNotFoundException("There is no Patient with this id");
        }
        Set<String> wanted = wanted(types);
        boolean sources = provenance == null || !provenance.hasValue() || provenance.booleanValue();
        Instant from = since(since);
        List<Entry> matching = chart.stream()
                .filter(entry -> wanted.isEmpty() ? !entry.type().equals(BINARY) : wanted.contains(entry.type()))
                .filter(entry -> sources || !entry.type().equals(PROVENANCE))
                .filter(entry -> !entry.updated().isBefore(from))
                .sorted(ORDER)
                .toList();
        if (isGiven(start) || isGiven(end)) {
            matching = caredFor(id, chart, matching, start, end, request);
        }
        EverythingPage page = EverythingPage.of(matching, after, size(count));
        return page.bundle(exit.load(id.getIdPart(), page.entries(), request), request);
    }

    /** The dates are in the resources themselves; so all have to be read, of whatever page. */
    private List<Entry> caredFor(
            IdType id,
            List<Entry> chart,
            List<Entry> matching,
            @Nullable DateType start,
            @Nullable DateType end,
            RequestDetails request) {
        List<IBaseResource> loaded = exit.load(id.getIdPart(), chart, request);
        Set<String> within = CareDates.within(loaded, span(start), span(end));
        Set<Long> kept = new HashSet<>();
        for (IBaseResource resource : loaded) {
            if (within.contains(CareDates.name((Resource) resource))) {
                kept.add(ChartExit.entryOf(resource));
            }
        }
        return matching.stream().filter(entry -> kept.contains(entry.pid())).toList();
    }

    private static boolean isGiven(@Nullable DateType date) {
        return date != null && date.hasValue();
    }

    private static Optional<DateSpan> span(@Nullable DateType date) {
        return date == null ? Optional.empty() : DateSpan.of(date);
    }

    /** An instant; clients also send a date or a dateTime. */
    private static Instant since(@Nullable StringType since) {
        if (since == null || !since.hasValue()) {
            return Instant.MIN;
        }
        return DateSpan.of(since.getValue().replace(' ', '+'))
                .map(span -> Instant.ofEpochMilli(span.first()))
                .orElse(Instant.MIN);
    }

    /** The Patient, then the person's own resources, then the shared ones; each part in the order of its making. */
    static final Comparator<Entry> ORDER =
            Comparator.comparing((Entry entry) -> EverythingPage.part(entry)).thenComparingLong(Entry::pid);

    private static int size(@Nullable IntegerType count) {
        if (count == null || count.isEmpty()) {
            return PAGE;
        }
        if (count.getValue() < 1) {
            throw new InvalidRequestException("_count must be a positive number");
        }
        return Math.min(count.getValue(), LARGEST_PAGE);
    }

    private static Set<String> wanted(@Nullable List<StringType> types) {
        if (types == null) {
            return Set.of();
        }
        Set<String> wanted = types.stream()
                .flatMap(type -> Arrays.stream(type.getValueNotNull().split(",")))
                .map(String::trim)
                .filter(type -> !type.isEmpty())
                .collect(Collectors.toSet());
        if (!ChartTypes.names().containsAll(wanted)) {
            throw new InvalidRequestException("_type names a resource type that no chart holds");
        }
        return wanted;
    }
}

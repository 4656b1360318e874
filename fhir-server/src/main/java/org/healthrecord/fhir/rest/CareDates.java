package org.healthrecord.fhir.rest;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.healthrecord.fhir.store.search.DateSpan;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.ListResource;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/**
 * When care was given, for {@code start} and {@code end} of {@code $everything} (FHIR R4: "care dates, not record currency
 * dates"). What states no such date stays; the record of who said so goes with what it is about.
 */
final class CareDates {
    /** The elements that say when, the first that is there. */
    private static final List<String> WHEN = List.of(
            "effective[x]",
            "performed[x]",
            "occurrence[x]",
            "period",
            "onset[x]",
            "authoredOn",
            "whenHandedOver",
            "whenPrepared",
            "started",
            "start[x]",
            "start",
            "date",
            "authored",
            "created",
            "sent",
            "recorded",
            "issued",
            "recordedDate",
            "dateWritten",
            "servicedPeriod",
            "billablePeriod");

    private CareDates() {}

    /** Those of care between the two dates, ends included, in their order; with them, who said so. */
    static Set<String> within(List<? extends IBaseResource> chart, Optional<DateSpan> start, Optional<DateSpan> end) {
        DateSpan asked = asked(start, end);
        Set<String> kept = chart.stream()
                .map(Resource.class::cast)
                .filter(resource -> !(resource instanceof Provenance) && !(resource instanceof ListResource))
                .filter(resource -> when(resource).map(asked::overlaps).orElse(true))
                .map(CareDates::name)
                .collect(Collectors.toSet());
        chart.stream()
                .filter(Provenance.class::isInstance)
                .map(Provenance.class::cast)
                .filter(provenance -> provenance.getTarget().stream()
                        .map(Reference::getReference)
                        .anyMatch(kept::contains))
                .map(CareDates::name)
                .toList()
                .forEach(kept::add);
        return kept;
    }

    /** Whether this time is between the two dates, ends included; what states no time is not. */
    static boolean isWithin(Base time, Optional<DateSpan> start, Optional<DateSpan> end) {
        return DateSpan.of(time).map(asked(start, end)::overlaps).orElse(false);
    }

    private static DateSpan asked(Optional<DateSpan> start, Optional<DateSpan> end) {
        return new DateSpan(
                start.map(DateSpan::firstDay).orElse(0L),
                end.map(DateSpan::lastDay).orElse(Long.MAX_VALUE),
                start.map(DateSpan::first).orElse(Long.MIN_VALUE),
                end.map(DateSpan::last).orElse(Long.MAX_VALUE));
    }

    static String name(Resource resource) {
        return resource.fhirType() + "/" + resource.getIdPart();
    }

    private static Optional<DateSpan> when(Resource resource) {
        Optional<DateSpan> first = WHEN.stream()
                .flatMap(element -> values(resource, element))
                .flatMap(value -> DateSpan.of(value).stream())
                .findFirst();
        return resource instanceof Condition condition ? first.map(onset -> lasting(onset, condition)) : first;
    }

    private static Stream<Base> values(Resource resource, String element) {
        return Stream.ofNullable(resource.getNamedProperty(element)).flatMap(p -> p.getValues().stream());
    }

    /** A problem is cared for from its onset until it abates. */
    private static DateSpan lasting(DateSpan onset, Condition condition) {
        Optional<DateSpan> end = condition.hasAbatement() ? DateSpan.of(condition.getAbatement()) : Optional.empty();
        return new DateSpan(
                onset.firstDay(),
                end.map(DateSpan::lastDay).orElse(Long.MAX_VALUE),
                onset.first(),
                end.map(DateSpan::last).orElse(Long.MAX_VALUE));
    }
}

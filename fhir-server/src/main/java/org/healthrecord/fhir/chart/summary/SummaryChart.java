package org.healthrecord.fhir.chart.summary;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.healthrecord.fhir.chart.lists.ListKind;
import org.hl7.fhir.r4.model.ListResource;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/** All resources of one person's chart, with the directory entries they name, by reference. */
final class SummaryChart {
    private final Map<String, Resource> byReference = new LinkedHashMap<>();
    private final Patient patient;

    /** @param resources with exactly one Patient */
    SummaryChart(List<Resource> resources) {
        resources.forEach(resource -> byReference.put(reference(resource), resource));
        this.patient = of(Patient.class).findFirst().orElseThrow();
    }

    static String reference(Resource resource) {
        return resource.fhirType() + "/" + resource.getIdPart();
    }

    Patient patient() {
        return patient;
    }

    <T extends Resource> Stream<T> of(Class<T> type) {
        return byReference.values().stream().filter(type::isInstance).map(type::cast);
    }

    Optional<Resource> get(Reference reference) {
        return Optional.ofNullable(reference.getReference()).map(byReference::get);
    }

    /** Empty where the person has no list of this kind. */
    Optional<ListResource> list(ListKind kind) {
        return Optional.ofNullable(byReference.get("List/" + kind.id(patient.getIdPart())))
                .map(ListResource.class::cast);
    }
}

package org.healthrecord.fhir.chart.summary;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.healthrecord.fhir.store.type.ChartTypes;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/** What the facts of a summary name of the directory: clinicians, organizations, places, products, devices. */
final class Mentions {
    private final SummaryChart chart;

    Mentions(SummaryChart chart) {
        this.chart = chart;
    }

    /** What the patient and the facts mention, and what those mention in turn, each once. */
    List<Resource> of(Patient patient, List<Resource> facts) {
        Map<String, Resource> found = new LinkedHashMap<>();
        Deque<Base> toRead = new ArrayDeque<>(facts);
        toRead.addFirst(patient);
        while (!toRead.isEmpty()) {
            Base next = toRead.removeFirst();
            if (next instanceof Reference reference) {
                chart.get(reference)
                        .filter(r -> ChartTypes.isDirectory(r.fhirType())
                                || r.fhirType().equals("Device"))
                        .filter(r -> found.putIfAbsent(SummaryChart.reference(r), r) == null)
                        .ifPresent(toRead::addLast);
            } else if (!next.isPrimitive()) {
                for (Property property : next.children()) {
                    property.getValues().forEach(toRead::addLast);
                }
            }
        }
        return List.copyOf(found.values());
    }
}

package org.healthrecord.fhir.chart.related;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.healthrecord.mapping.assertion.AssertionKey;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/** The keys that a report or a result names as its parts and its orders. */
final class Links {
    private Links() {}

    /** Results of a report, members of a panel. */
    static Stream<UUID> parts(Resource whole) {
        if (whole instanceof DiagnosticReport report) {
            return keys(report.getResult());
        }
        return whole instanceof Observation panel ? keys(panel.getHasMember()) : Stream.empty();
    }

    static Stream<UUID> orders(Resource part) {
        if (part instanceof DiagnosticReport report) {
            return keys(report.getBasedOn());
        }
        return part instanceof Observation observation ? keys(observation.getBasedOn()) : Stream.empty();
    }

    static Stream<UUID> all(Resource resource) {
        return Stream.concat(parts(resource), orders(resource));
    }

    private static Stream<UUID> keys(List<Reference> references) {
        return references.stream().flatMap(r -> AssertionKey.idIn(r.getReference()).stream());
    }
}

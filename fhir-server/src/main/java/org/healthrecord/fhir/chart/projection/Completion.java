package org.healthrecord.fhir.chart.projection;

import java.util.Collection;
import java.util.Comparator;
import java.util.Set;
import java.util.function.Function;
import org.healthrecord.mapping.assertion.Registration;
import org.hl7.fhir.r4.model.CanonicalType;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Patient.LinkType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/** Puts on a Patient what identity says of the person. */
final class Completion {
    private final SourceResources sources;
    private final Function<String, Set<Registration>> retired;
    private final Function<String, ? extends Collection<String>> beside;

    /**
     * @param retired a person's numbers that their clinic has merged away
     * @param beside  the persons of whom a steward is asked whether they are this one
     */
    Completion(
            SourceResources sources,
            Function<String, Set<Registration>> retired,
            Function<String, ? extends Collection<String>> beside) {
        this.sources = sources;
        this.retired = retired;
        this.beside = beside;
    }

    Resource complete(ChartOwner person, Resource resource) {
        if (resource instanceof Patient patient) {
            RecordNumbers.complete(patient, person.registrations(), retired.apply(person.id()));
            sources.addPractices(patient, person.registrations());
            beside.apply(person.id())
                    .forEach(other ->
                            patient.addLink().setType(LinkType.SEEALSO).setOther(new Reference("Patient/" + other)));
        }
        inOrder(resource);
        return resource;
    }

    /** The store keeps profiles as a set and gives them back in an order of its own. */
    static void inOrder(Resource resource) {
        if (resource.getMeta().getProfile().size() > 1) {
            resource.getMeta()
                    .setProfile(resource.getMeta().getProfile().stream()
                            .sorted(Comparator.comparing(CanonicalType::getValue))
                            .toList());
        }
    }
}

package org.healthrecord.mapping;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.healthrecord.mapping.assertion.Assertion;
import org.healthrecord.mapping.assertion.Assertion.Stance;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Encounter.EncounterParticipantComponent;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.jspecify.annotations.Nullable;

/**
 * Names who answers for a result or an order that names nobody itself: the one who attends at its visit, for a result
 * else the one who ordered it. Only where the same unit states the visit or the order.
 */
final class Responsible {
    private static final Set<String> ATTENDS = Set.of("ATND", "PPRF");

    private final Map<String, Resource> stated = new HashMap<>();

    private Responsible(List<Assertion> assertions) {
        assertions.stream()
                .filter(a -> a.stance() == Stance.STATED)
                .filter(a -> a.resource() instanceof Encounter || a.resource() instanceof ServiceRequest)
                .forEach(a -> stated.putIfAbsent(a.key().urn(), a.resource()));
    }

    static void name(List<Assertion> assertions) {
        Responsible people = new Responsible(assertions);
        if (!people.stated.isEmpty()) {
            assertions.stream().filter(a -> a.stance() == Stance.STATED).forEach(a -> people.name(a.resource()));
        }
    }

    private void name(Resource resource) {
        if (resource instanceof Observation observation && !observation.hasPerformer()) {
            attending(observation.getEncounter())
                    .or(() -> observation.getBasedOn().stream()
                            .flatMap(order -> ordering(order).stream())
                            .findFirst())
                    .ifPresent(observation::addPerformer);
        } else if (resource instanceof MedicationRequest order && !order.hasRequester()) {
            attending(order.getEncounter()).ifPresent(order::setRequester);
        }
    }

    private Optional<Reference> ordering(Reference order) {
        return target(order) instanceof ServiceRequest request && request.hasRequester()
                ? Optional.of(request.getRequester().copy())
                : Optional.empty();
    }

    /** The one who attends; else the only one who takes part and of whom no other part is told. */
    private Optional<Reference> attending(Reference visit) {
        if (!(target(visit) instanceof Encounter encounter)) {
            return Optional.empty();
        }
        List<EncounterParticipantComponent> people = encounter.getParticipant().stream()
                .filter(EncounterParticipantComponent::hasIndividual)
                .toList();
        return people.stream()
                .filter(Responsible::attends)
                .findFirst()
                .or(() ->
                        people.size() == 1 && !people.get(0).hasType() ? Optional.of(people.get(0)) : Optional.empty())
                .map(p -> p.getIndividual().copy());
    }

    private static boolean attends(EncounterParticipantComponent participant) {
        return participant.getType().stream()
                .flatMap(t -> t.getCoding().stream())
                .anyMatch(c -> ATTENDS.contains(Objects.toString(c.getCode(), "")));
    }

    private @Nullable Resource target(Reference reference) {
        return stated.get(Objects.toString(reference.getReference(), ""));
    }
}

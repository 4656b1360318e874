package org.healthrecord.fhir.chart;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.healthrecord.fhir.chart.consolidation.Fact;
import org.hl7.fhir.r4.model.CanonicalType;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Resource;

/** Turns decided facts into the resources of the chart, and finds out which of them have changed since. */
final class FactWriting {
    private final FactStore facts;
    private final Rendering rendering;
    private final ChartProvenance provenance;
    private final ResourceCodec codec;

    FactWriting(FactStore facts, Rendering rendering, ChartProvenance provenance, ResourceCodec codec) {
        this.facts = facts;
        this.rendering = rendering;
        this.provenance = provenance;
        this.codec = codec;
    }

    /**
     * @param ids    the resource id of each decided fact
     * @param before what stood in the same blocks
     */
    void write(Person person, Decided decided, Map<Fact, String> ids, Map<String, StoredFact> before, Changes changes) {
        Map<String, StoredFact> gone = new HashMap<>(before);
        gone.keySet().removeAll(ids.values());
        gone.values().forEach(changes::delete);
        facts.removeFacts(gone.keySet());

        Map<UUID, String> standing = standing(person, decided, ids);
        List<StoredFact> written = new ArrayList<>();
        ids.forEach((fact, id) -> {
            String block = Objects.requireNonNull(decided.blockOf().get(fact));
            Resource resource = render(person, fact, id, standing);
            Provenance proof = provenance.of(fact, resource.fhirType() + '/' + id, id);
            StoredFact now =
                    new StoredFact(id, person.id(), resource.fhirType(), block, contentOf(resource), contentOf(proof));
            StoredFact then = before.get(id);
            changes.put(resource, now.contentId(), then == null ? null : then.contentId());
            changes.put(proof, now.provenanceContentId(), then == null ? null : then.provenanceContentId());
            if (!now.equals(then)) {
                written.add(now);
            }
        });
        facts.putFacts(written);
    }

    Resource render(Person person, Fact fact, String id, Map<UUID, String> standing) {
        Resource resource = rendering.render(fact.resource(), id, standing);
        if (resource instanceof Patient patient) {
            RecordNumbers.complete(patient, person.registrations());
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

    UUID contentOf(Resource resource) {
        return ResourceCodec.hash(codec.encode(resource));
    }

    /** What every key the facts refer to is called in the chart. */
    private Map<UUID, String> standing(Person person, Decided decided, Map<Fact, String> ids) {
        Set<UUID> targets = new HashSet<>();
        ids.keySet().forEach(f -> targets.addAll(rendering.targets(f.resource())));
        Map<UUID, String> standing = new HashMap<>(facts.referencesOf(Owners.DIRECTORY, targets));
        standing.putAll(facts.referencesOf(person.id(), targets));
        ids.forEach((fact, id) -> decided.keysOf(fact)
                .forEach(k -> standing.put(k, fact.resource().fhirType() + '/' + id)));
        return standing;
    }
}

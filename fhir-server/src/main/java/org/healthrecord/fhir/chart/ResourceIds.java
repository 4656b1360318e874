package org.healthrecord.fhir.chart;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.healthrecord.fhir.chart.consolidation.Fact;

/**
 * Which resource id each fact gets. A fact keeps the id it had while it stays with its person; an id is made of the
 * person, so it can never stand for a fact of somebody else; those of one person begin alike and stand together in every
 * index.
 */
final class ResourceIds {
    private final String person;
    private final String neighbourhood;
    private final Map<String, StoredFact> existing;
    private final Map<UUID, String> members;
    private final Set<String> taken = new HashSet<>();

    /**
     * @param existing what stands of this person in the blocks at hand, by resource id
     * @param members  which of them each key is part of
     */
    ResourceIds(String person, Map<String, StoredFact> existing, Map<UUID, String> members) {
        this.person = person;
        this.neighbourhood = String.format("f%08x", person.hashCode());
        this.existing = existing;
        this.members = members;
    }

    /** Ids for these facts, in their order; facts that had one before choose first. */
    Map<Fact, String> assign(List<Fact> facts) {
        Map<Fact, String> ids = new LinkedHashMap<>();
        for (Fact fact : facts) {
            fact.members().stream()
                    .map(m -> members.getOrDefault(UUID.fromString(m), ""))
                    .filter(id -> free(id, fact))
                    .findFirst()
                    .ifPresent(id -> take(ids, fact, id));
        }
        for (Fact fact : facts) {
            if (!ids.containsKey(fact)) {
                take(ids, fact, fresh(fact));
            }
        }
        return ids;
    }

    private boolean free(String id, Fact fact) {
        StoredFact stands = existing.get(id);
        return stands != null && !taken.contains(id) && stands.type().equals(typeOf(fact));
    }

    private void take(Map<Fact, String> ids, Fact fact, String id) {
        taken.add(id);
        ids.put(fact, id);
    }

    private String fresh(Fact fact) {
        if (typeOf(fact).equals("Patient")) {
            return person;
        }
        for (int n = 0; ; n++) {
            UUID hash = ResourceCodec.hash(person, typeOf(fact), fact.members().get(0), Integer.toString(n));
            String id = neighbourhood + hash.toString().replace("-", "").substring(8);
            if (!taken.contains(id) && !existing.containsKey(id)) {
                return id;
            }
        }
    }

    private static String typeOf(Fact fact) {
        return fact.resource().fhirType();
    }
}

package org.healthrecord.fhir.chart.projection;

import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.healthrecord.fhir.chart.consolidation.statement.Fact;
import org.healthrecord.mapping.text.Sha256;

/**
 * Which resource id each fact gets. A fact keeps the id it had while it stays with its person. An id is made from the
 * person, so it can never name a fact of another person. The ids of one person begin alike and are together in every
 * index.
 */
final class ResourceIds {
    private final String person;
    private final Map<String, StoredFact> existing;
    private final Map<UUID, String> members;
    private final Predicate<String> stands;
    private final Set<String> taken = new HashSet<>();

    /**
     * @param existing what is stored of this person of these things, by resource id
     * @param members  which of them each key is part of
     * @param stands   whether an id is that of any fact; one may outlive the statement it was made of
     */
    ResourceIds(String person, Map<String, StoredFact> existing, Map<UUID, String> members, Predicate<String> stands) {
        this.person = person;
        this.existing = existing;
        this.members = members;
        this.stands = stands;
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
            String id = made(person, fact, n);
            if (!taken.contains(id) && !stands.test(id)) {
                return id;
            }
        }
    }

    /** The id that a fact gets if it had none and none other has it. */
    static String first(String person, Fact fact) {
        return made(person, fact, 0);
    }

    private static String made(String person, Fact fact, int n) {
        UUID hash = Sha256.uuid(person, typeOf(fact), fact.members().get(0), Integer.toString(n));
        return 'f'
                + HexFormat.of().toHexDigits(person.hashCode())
                + hash.toString().replace("-", "").substring(8);
    }

    private static String typeOf(Fact fact) {
        return fact.resource().fhirType();
    }
}

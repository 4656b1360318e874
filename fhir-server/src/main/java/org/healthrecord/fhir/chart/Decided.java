package org.healthrecord.fhir.chart;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.healthrecord.fhir.chart.consolidation.Fact;

/**
 * The facts of some blocks.
 *
 * @param blockOf  each fact with its block
 * @param keysByAssertion the keys behind each deciding assertion (its own, and those of merged record numbers)
 */
record Decided(Map<Fact, String> blockOf, Map<String, Set<UUID>> keysByAssertion) {

    static Decided of(Map<String, List<Fact>> factsByBlock, Collection<Thing> things) {
        Map<Fact, String> blockOf = new LinkedHashMap<>();
        factsByBlock.forEach((block, facts) -> facts.forEach(f -> blockOf.put(f, block)));
        Map<String, Set<UUID>> keys = new LinkedHashMap<>();
        things.forEach(
                t -> t.stands().ifPresent(s -> keys.put(s.assertion().key().id(), t.keys())));
        return new Decided(blockOf, keys);
    }

    List<Fact> facts() {
        return List.copyOf(blockOf.keySet());
    }

    Set<UUID> keys() {
        Set<UUID> all = new HashSet<>();
        keysByAssertion.values().forEach(all::addAll);
        return all;
    }

    Set<UUID> keysOf(Fact fact) {
        Set<UUID> keys = new HashSet<>();
        fact.members().forEach(m -> keys.addAll(keysByAssertion.getOrDefault(m, Set.of(UUID.fromString(m)))));
        return keys;
    }
}

package org.healthrecord.fhir.chart.projection;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.healthrecord.fhir.chart.assertion.ClinicStatement;
import org.healthrecord.fhir.chart.consolidation.Consolidation;
import org.healthrecord.fhir.chart.consolidation.statement.Fact;
import org.healthrecord.fhir.chart.consolidation.statement.Filing;
import org.healthrecord.fhir.chart.consolidation.statement.Statement;

/**
 * The facts that some things give.
 *
 * @param keysByAssertion the keys behind each deciding assertion (its own, and those of merged record numbers)
 */
record Decided(List<Fact> facts, Map<String, Set<UUID>> keysByAssertion) {

    /** @param things all of some series, or whole neighbourhoods of them */
    static Decided of(Collection<ClinicStatement> things) {
        Map<String, List<Statement>> bySeries = new TreeMap<>();
        Map<String, Set<UUID>> keys = new LinkedHashMap<>();
        for (ClinicStatement thing : things) {
            thing.stands().ifPresent(statement -> {
                String series = thing.filing().map(Filing::series).orElseThrow();
                bySeries.computeIfAbsent(series, s -> new ArrayList<>()).add(statement);
                keys.put(statement.assertion().key().id(), thing.keys());
            });
        }
        List<Fact> facts = new ArrayList<>();
        bySeries.values().forEach(statements -> facts.addAll(Consolidation.consolidate(statements)));
        return new Decided(List.copyOf(facts), keys);
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

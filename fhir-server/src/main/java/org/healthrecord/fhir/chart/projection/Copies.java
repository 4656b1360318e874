package org.healthrecord.fhir.chart.projection;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.healthrecord.fhir.chart.consolidation.statement.Fact;
import org.healthrecord.fhir.chart.related.Panels;
import org.hl7.fhir.r4.model.Resource;

/**
 * Facts as they will stand in a chart, what they refer to not yet resolved.
 *
 * @param byId by the id of the resource
 * @param own  what the keys behind them are called in the chart, {@code Type/id}
 */
record Copies(Map<String, Rendering.Copy> byId, Map<UUID, String> own) {

    /** @param ids the resource id of each fact */
    static Copies of(ChartOwner person, Decided decided, Map<Fact, String> ids, Rendering rendering, Panels panels) {
        Map<String, Rendering.Copy> byId = new HashMap<>();
        Map<UUID, String> own = new HashMap<>();
        Map<Resource, Set<UUID>> keys = new IdentityHashMap<>();
        ids.forEach((fact, id) -> {
            Rendering.Copy copy = rendering.copy(fact.resource(), id);
            Set<UUID> behind = decided.keysOf(fact);
            byId.put(id, copy);
            keys.put(copy.resource(), behind);
            behind.forEach(key -> own.put(key, fact.resource().fhirType() + '/' + id));
        });
        panels.complete(keys, person.registrations());
        return new Copies(byId, own);
    }

    /** What they refer to beside each other. */
    Set<UUID> outside() {
        Set<UUID> targets = new HashSet<>();
        byId.values().forEach(copy -> targets.addAll(copy.targets()));
        targets.removeAll(own.keySet());
        return targets;
    }

    /**
     * What they refer to without a name, as far as it may have one in the directory.
     *
     * @param ofPerson what is known as the person's; the directory's own entries name each other
     */
    Set<UUID> nameless(ChartOwner person, Collection<UUID> ofPerson) {
        Set<UUID> nameless = new HashSet<>();
        byId.values().forEach(copy -> nameless.addAll(copy.nameless()));
        if (!person.isDirectory()) {
            nameless.removeAll(own.keySet());
            nameless.removeAll(Set.copyOf(ofPerson));
        }
        return nameless;
    }

    Resource resolved(String id, Map<UUID, String> standing, Map<UUID, String> names) {
        return Objects.requireNonNull(byId.get(id)).resolved(standing, names);
    }
}

package org.healthrecord.fhir.chart.assertion;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What some records have changed by what they state.
 *
 * @param changed the keys under which another content, or another order of contents, is now current
 * @param firsts  all versions under those of them that are new; they need not be read
 */
public record ChangedKeys(Set<UUID> changed, Map<UUID, List<StoredVersion>> firsts) {
    /** @param read asked for what is not among the first versions */
    public Map<UUID, List<StoredVersion>> versionsOf(
            Collection<UUID> keys, Function<Collection<UUID>, Map<UUID, List<StoredVersion>>> read) {
        Map<UUID, List<StoredVersion>> versions = new LinkedHashMap<>();
        keys.stream().filter(firsts::containsKey).forEach(key -> versions.put(key, firsts.get(key)));
        versions.putAll(
                read.apply(keys.stream().filter(key -> !firsts.containsKey(key)).toList()));
        return versions;
    }

    /** Of these things, the keys whose filing has been right since they were inserted, as one version decides it. */
    public Set<UUID> filed(Collection<ClinicStatement> things) {
        return things.stream()
                .filter(thing -> !thing.takenBack())
                .map(ClinicStatement::keys)
                .filter(keys -> keys.size() == 1)
                .flatMap(Set::stream)
                .filter(key -> firsts.getOrDefault(key, List.of()).size() == 1)
                .collect(Collectors.toSet());
    }
}

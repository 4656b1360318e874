package org.healthrecord.fhir.chart.related;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.healthrecord.fhir.chart.assertion.KeyStore;
import org.healthrecord.fhir.chart.assertion.StoredVersion;

/** Which results and reports may show another category because what they belong to says something else. */
public final class Concerned {
    private static final Set<String> WHOLE = Set.of("DiagnosticReport", "Observation");
    private static final Set<String> NAMED = Set.of("ServiceRequest", "Observation");

    private final KeyStore keys;

    public Concerned(KeyStore keys) {
        this.keys = keys;
    }

    /**
     * @param changed the keys of what is stated anew
     * @param read    the versions under them
     * @param moved   keys that all that names them is shown again for anyhow
     * @param decided keys that are shown as they should be
     * @param owners  of whom they are
     */
    public Set<UUID> by(
            Collection<UUID> changed,
            Map<UUID, List<StoredVersion>> read,
            Set<UUID> moved,
            Set<UUID> decided,
            Collection<UUID> owners) {
        Set<UUID> parts = new LinkedHashSet<>();
        Set<UUID> named = new LinkedHashSet<>();
        for (UUID key : changed) {
            List<StoredVersion> versions = read.getOrDefault(key, List.of());
            String type = versions.isEmpty() ? "" : versions.get(0).key().type();
            if (WHOLE.contains(type)) {
                versions.forEach(v -> Links.parts(v.assertion().resource()).forEach(parts::add));
            }
            if (NAMED.contains(type) && !moved.contains(key)) {
                named.add(key);
            }
        }
        Set<UUID> unsaid = new LinkedHashSet<>(changed);
        unsaid.removeAll(read.keySet());
        parts.addAll(keys.resultsNamedBy(unsaid));
        keys.holdersOf(named).values().forEach(parts::addAll);
        parts.removeAll(decided);
        return keys.standing(parts, owners);
    }
}

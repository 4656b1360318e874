package org.healthrecord.fhir.chart.related;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.healthrecord.fhir.chart.assertion.AssertionStore;
import org.healthrecord.fhir.chart.assertion.StoredVersion;
import org.healthrecord.mapping.NamesOfTargets;

/** What people, places and organizations are called, for references of other messages that do not say it themselves. */
public final class DirectoryNames {
    private final AssertionStore assertions;

    public DirectoryNames(AssertionStore assertions) {
        this.assertions = assertions;
    }

    /** The names of those among the keys that belong to no patient, as their clinic calls them now. */
    public Map<UUID, String> of(Collection<UUID> keys) {
        Map<UUID, String> names = new HashMap<>();
        assertions.versionsOf(keys).forEach((key, versions) -> {
            if (versions.get(0).key().registration() == null) {
                StoredVersion.standing(versions)
                        .map(stands -> NamesOfTargets.of(stands.assertion().resource()))
                        .filter(name -> !name.isEmpty())
                        .ifPresent(name -> names.put(key, name));
            }
        });
        return names;
    }
}

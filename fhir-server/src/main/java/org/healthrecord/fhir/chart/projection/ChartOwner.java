package org.healthrecord.fhir.chart.projection;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.healthrecord.fhir.chart.assertion.Owners;
import org.healthrecord.mapping.assertion.AssertionKey;
import org.healthrecord.mapping.assertion.Registration;

/** Whose chart is projected: a person's id and registrations, or the directory of what belongs to no patient. */
public record ChartOwner(String id, SortedSet<Registration> registrations) {

    public static ChartOwner directory() {
        return new ChartOwner(Owners.DIRECTORY, new TreeSet<>());
    }

    boolean isDirectory() {
        return id.equals(Owners.DIRECTORY);
    }

    Collection<UUID> owners() {
        return isDirectory()
                ? List.of(Owners.NOBODY)
                : registrations.stream().map(Owners::idOf).toList();
    }

    /**
     * The keys under which this person's registrations at the same clinic may state the same thing. A clinic that
     * merges two of its record numbers continues under the surviving one: an order keeps its number.
     */
    Set<UUID> sameKey(AssertionKey key) {
        if (key.registration() == null || key.type().equals("Patient")) {
            return Set.of(UUID.fromString(key.id()));
        }
        return named(key, key.local());
    }

    /** The keys under which the clinic takes this thing back together with others. */
    Set<UUID> takenBackWith(AssertionKey key) {
        if (key.registration() == null) {
            return Set.of();
        }
        Set<UUID> keys = new HashSet<>();
        key.takenBackUnder().forEach(all -> keys.addAll(named(all, all.local())));
        return keys;
    }

    private Set<UUID> named(AssertionKey key, String local) {
        return registrations.stream()
                .filter(r -> r.source().equals(key.source()))
                .map(r -> UUID.fromString(AssertionKey.of(r, key.type(), local).id()))
                .collect(Collectors.toSet());
    }
}

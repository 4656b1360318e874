package org.healthrecord.fhir.chart;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.healthrecord.mapping.MappedRecord;

/**
 * What records stated when they were mapped before and state no longer, or otherwise: a record says what its last
 * mapping says. Whatever another record states as well stays.
 */
final class Retraction {
    private final List<Standing> gone;
    private final Set<Stating> standing;

    private record Stating(Standing.Id id, Standing.Record record) {
        static Stating of(Standing s) {
            return new Stating(s.id(), s.record());
        }
    }

    private Retraction(List<Standing> gone, Set<Stating> standing) {
        this.gone = gone;
        this.standing = standing;
    }

    /**
     * @param before what these records state so far
     * @param now    what they state from now on
     */
    static Retraction of(Collection<Standing> before, Collection<StoredVersion> now) {
        Map<Stating, Standing> states = merged(now);
        List<Standing> gone = new ArrayList<>();
        Set<Stating> standing = new LinkedHashSet<>();
        for (Standing was : before) {
            if (was.equals(states.get(Stating.of(was)))) {
                standing.add(Stating.of(was));
            } else {
                gone.add(was);
            }
        }
        return new Retraction(gone, standing);
    }

    static Retraction of(Statings statings, List<MappedRecord> records, Collection<StoredVersion> now) {
        return of(statings.of(records), now);
    }

    private static Map<Stating, Standing> merged(Collection<StoredVersion> versions) {
        Map<Stating, Standing> merged = new LinkedHashMap<>();
        versions.stream().map(Standing::of).forEach(s -> merged.merge(Stating.of(s), s, Standing::and));
        return merged;
    }

    boolean isEmpty() {
        return gone.isEmpty();
    }

    /** What they state for the first time, by content; each record once. */
    Map<Standing.Id, List<Standing>> fresh(Collection<StoredVersion> now) {
        Map<Stating, Standing> states = merged(now);
        states.keySet().removeAll(standing);
        return states.values().stream()
                .collect(Collectors.groupingBy(Standing::id, LinkedHashMap::new, Collectors.toList()));
    }

    List<Standing> gone() {
        return gone;
    }

    /** The records that no longer state it, for each content. */
    Map<Standing.Id, Set<Standing.Record>> byContent() {
        Map<Standing.Id, Set<Standing.Record>> records = new LinkedHashMap<>();
        gone.forEach(s ->
                records.computeIfAbsent(s.id(), id -> new LinkedHashSet<>()).add(s.record()));
        return records;
    }

    Set<UUID> keys() {
        return gone.stream().map(Standing::key).collect(Collectors.toCollection(LinkedHashSet::new));
    }
}

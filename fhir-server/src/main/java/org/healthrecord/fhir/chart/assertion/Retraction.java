package org.healthrecord.fhir.chart.assertion;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.healthrecord.mapping.port.MappedRecord;

/**
 * What records stated when they were mapped before and state no longer, or state differently: a record says what its
 * last mapping says. Whatever another record states as well stays.
 */
public final class Retraction {
    private final List<VersionEvidence> gone;
    private final Set<VersionInRecord> standing;

    private record VersionInRecord(VersionEvidence.Id id, VersionEvidence.Record record) {
        public static VersionInRecord of(VersionEvidence s) {
            return new VersionInRecord(s.id(), s.record());
        }
    }

    private Retraction(List<VersionEvidence> gone, Set<VersionInRecord> standing) {
        this.gone = gone;
        this.standing = standing;
    }

    /**
     * @param before what these records state so far
     * @param now    what they state from now on
     */
    public static Retraction of(Collection<VersionEvidence> before, Collection<StoredVersion> now) {
        Map<VersionInRecord, VersionEvidence> states = merged(now);
        List<VersionEvidence> gone = new ArrayList<>();
        Set<VersionInRecord> standing = new LinkedHashSet<>();
        for (VersionEvidence was : before) {
            if (was.equals(states.get(VersionInRecord.of(was)))) {
                standing.add(VersionInRecord.of(was));
            } else {
                gone.add(was);
            }
        }
        return new Retraction(gone, standing);
    }

    public static Retraction of(StatingRecords statings, List<MappedRecord> records, Collection<StoredVersion> now) {
        return of(statings.of(records), now);
    }

    private static Map<VersionInRecord, VersionEvidence> merged(Collection<StoredVersion> versions) {
        Map<VersionInRecord, VersionEvidence> merged = new LinkedHashMap<>();
        versions.stream()
                .map(VersionEvidence::of)
                .forEach(s -> merged.merge(VersionInRecord.of(s), s, VersionEvidence::and));
        return merged;
    }

    public boolean isEmpty() {
        return gone.isEmpty();
    }

    /** What they state for the first time, by content; each record once. */
    Map<VersionEvidence.Id, List<VersionEvidence>> fresh(Collection<StoredVersion> now) {
        Map<VersionInRecord, VersionEvidence> states = merged(now);
        states.keySet().removeAll(standing);
        return states.values().stream()
                .collect(Collectors.groupingBy(VersionEvidence::id, LinkedHashMap::new, Collectors.toList()));
    }

    List<VersionEvidence> gone() {
        return gone;
    }

    /** The records that no longer state it, for each content. */
    Map<VersionEvidence.Id, Set<VersionEvidence.Record>> byContent() {
        Map<VersionEvidence.Id, Set<VersionEvidence.Record>> records = new LinkedHashMap<>();
        gone.forEach(s ->
                records.computeIfAbsent(s.id(), id -> new LinkedHashSet<>()).add(s.record()));
        return records;
    }

    public Set<UUID> keys() {
        return gone.stream().map(VersionEvidence::key).collect(Collectors.toCollection(LinkedHashSet::new));
    }
}

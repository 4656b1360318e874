package org.healthrecord.fhir.chart.projection;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.healthrecord.fhir.chart.assertion.AssertionStore;
import org.healthrecord.fhir.chart.assertion.ChangedKeys;
import org.healthrecord.fhir.chart.assertion.ClinicStatement;
import org.healthrecord.fhir.chart.assertion.KeyStore;
import org.healthrecord.fhir.chart.assertion.StoredVersion;
import org.healthrecord.fhir.chart.consolidation.statement.Fact;
import org.healthrecord.fhir.chart.related.Concerned;
import org.healthrecord.mapping.assertion.AssertionKey;

/**
 * Brings the FHIR store in line with the assertions of one person: only what could be one fact with something that
 * changed is decided again, and only resources whose content changed are written. Runs in the caller's transaction;
 * no other writer projects the same person meanwhile.
 */
public final class Projection {
    private static final String PATIENT = "Patient";

    private final AssertionStore assertions;
    private final KeyStore keys;
    private final Filings filings;
    private final FactStore facts;
    private final Predicate<String> shown;
    private final Surroundings surroundings;
    private final FactWriting writing;
    private final Concerned concerned;

    public Projection(ChartTables tables, FactWriting writing, Predicate<String> shown) {
        this.assertions = tables.assertions();
        this.keys = tables.keys();
        this.filings = tables.filings();
        this.facts = tables.facts();
        this.shown = shown;
        this.surroundings = new Surroundings(assertions, filings, shown);
        this.writing = writing;
        this.concerned = new Concerned(tables.keys());
    }

    /**
     * After these keys of the person changed.
     *
     * @return the keys that are part of another resource than before
     */
    public Set<UUID> increment(
            ChartOwner person,
            Collection<UUID> changedKeys,
            ChangedKeys restated,
            boolean registrationsChanged,
            Changes changes) {
        Map<UUID, List<StoredVersion>> read = versions(person, changedKeys, restated);
        List<ClinicStatement> things = things(changedKeys, read);
        Set<String> left = filings.file(things, restated.filed(things));
        Set<UUID> seeds = new LinkedHashSet<>();
        things.forEach(t -> seeds.addAll(t.keys()));
        if (registrationsChanged) {
            seeds.addAll(filings.keysIn(person.owners(), Set.of(PATIENT)));
        }
        Set<UUID> moved = decide(person, seeds, left, read, changes);
        Set<UUID> again = person.isDirectory()
                ? keys.directoryNaming(changedKeys)
                : concerned.by(changedKeys, read, moved, seeds, person.owners());
        showReferring(person, moved, again, seeds, changes);
        return moved;
    }

    /** The Patient alone, after something changed that identity says of the person. */
    public void patient(ChartOwner person, Changes changes) {
        increment(person, List.of(), new ChangedKeys(Set.of(), Map.of()), true, changes);
    }

    /** From the assertions alone. */
    public void whole(ChartOwner person, Changes changes) {
        Set<UUID> all = keys.keysOf(person.owners());
        List<ClinicStatement> things = things(all, assertions.versionsOf(all));
        filings.file(things, Set.of());
        Map<String, StoredFact> before = new HashMap<>();
        facts.factsOf(person.id()).forEach(f -> before.put(f.resourceId(), f));
        write(person, Decided.of(things), before, facts.membersOf(person.id()), before::containsKey, true, changes);
    }

    /** Those of the keys, of what is the same thing, and of what is taken back together with it. */
    private Map<UUID, List<StoredVersion>> versions(
            ChartOwner person, Collection<UUID> changedKeys, ChangedKeys restated) {
        Map<UUID, List<StoredVersion>> versions = restated.versionsOf(changedKeys, assertions::versionsOf);
        Set<AssertionKey> named = new LinkedHashSet<>();
        versions.values().forEach(vs -> named.add(vs.get(0).key()));
        Set<UUID> unsaid = new LinkedHashSet<>(changedKeys);
        unsaid.removeAll(versions.keySet());
        named.addAll(keys.named(unsaid).values());
        Set<UUID> siblings = new LinkedHashSet<>();
        for (AssertionKey key : named) {
            siblings.addAll(person.sameKey(key));
            siblings.addAll(person.takenBackWith(key));
            key.everything().ifPresent(beginning -> siblings.addAll(keys.named(key, beginning, person.owners())));
        }
        siblings.removeAll(versions.keySet());
        versions.putAll(assertions.versionsOf(siblings));
        return versions;
    }

    /** Also those that no statement is about any more. */
    private List<ClinicStatement> things(Collection<UUID> named, Map<UUID, List<StoredVersion>> versions) {
        List<ClinicStatement> things = new ArrayList<>(ClinicStatement.of(versions, shown));
        named.stream()
                .filter(key -> !versions.containsKey(key))
                .forEach(key -> things.add(ClinicStatement.unsaid(key)));
        return things;
    }

    /**
     * Shows again what refers to a thing whose resource is new, another, or gone; its own facts stay as they are.
     *
     * @param moved   the keys that are part of another resource than before
     * @param again   what else is to be shown again
     * @param decided those that are shown as they should be
     */
    private void showReferring(
            ChartOwner person, Set<UUID> moved, Set<UUID> again, Set<UUID> decided, Changes changes) {
        if (person.owners().isEmpty()) {
            return;
        }
        Set<UUID> referring = new LinkedHashSet<>(again);
        referring.removeAll(decided);
        referring.addAll(keys.referringTo(moved, decided, person.owners()));
        if (!referring.isEmpty()) {
            decide(person, referring, Set.of(), new HashMap<>(), changes);
        }
    }

    /**
     * Decides what could be one fact with these keys and writes what changed.
     *
     * @param seeds the keys; all others that were decided with them are added
     * @param left  blocks in which one of them was before
     * @param read  the versions read so far
     * @return the keys that are part of another resource than before
     */
    private Set<UUID> decide(
            ChartOwner person,
            Set<UUID> seeds,
            Set<String> left,
            Map<UUID, List<StoredVersion>> read,
            Changes changes) {
        // Whatever was one fact with one of them is decided too.
        Map<UUID, String> members = facts.fellows(person.id(), seeds);
        seeds.addAll(members.keySet());
        List<ClinicStatement> things;
        boolean more;
        do {
            things = surroundings.of(person, seeds, left, read);
            Set<UUID> reached = new HashSet<>();
            things.forEach(t -> reached.addAll(t.keys()));
            reached.removeAll(seeds);
            seeds.addAll(reached);
            Map<UUID, String> fellows = facts.fellows(person.id(), reached);
            members.putAll(fellows);
            more = seeds.addAll(fellows.keySet());
        } while (more);
        return write(person, Decided.of(things), members, changes);
    }

    private Set<UUID> write(ChartOwner person, Decided decided, Map<UUID, String> membersBefore, Changes changes) {
        Set<String> asked = new HashSet<>(membersBefore.values());
        decided.facts().stream()
                .filter(fact -> Collections.disjoint(decided.keysOf(fact), membersBefore.keySet()))
                .forEach(fact -> asked.add(ResourceIds.first(person.id(), fact)));
        Map<String, StoredFact> standing = facts.facts(asked);
        Map<String, StoredFact> before = new HashMap<>(standing);
        before.keySet().retainAll(membersBefore.values());
        Predicate<String> stands = id ->
                asked.contains(id) ? standing.containsKey(id) : facts.fact(id).isPresent();
        return write(person, decided, before, membersBefore, stands, false, changes);
    }

    private Set<UUID> write(
            ChartOwner person,
            Decided decided,
            Map<String, StoredFact> before,
            Map<UUID, String> membersBefore,
            Predicate<String> stands,
            boolean whole,
            Changes changes) {
        Map<Fact, String> ids = new ResourceIds(person.id(), before, membersBefore, stands).assign(decided.facts());
        Map<UUID, String> members = new LinkedHashMap<>();
        ids.forEach((fact, id) -> decided.keysOf(fact).forEach(k -> members.put(k, id)));
        Set<UUID> moved = difference(membersBefore, members);
        facts.removeMembers(
                person.id(), moved.stream().filter(membersBefore::containsKey).toList());
        members.keySet().retainAll(moved);
        facts.addMembers(person.id(), members);
        writing.write(person, decided, ids, before, whole, changes);
        return moved;
    }

    private static Set<UUID> difference(Map<UUID, String> before, Map<UUID, String> after) {
        Set<UUID> moved = new LinkedHashSet<>(after.keySet());
        moved.addAll(before.keySet());
        moved.removeIf(key -> Objects.equals(before.get(key), after.get(key)));
        return moved;
    }
}

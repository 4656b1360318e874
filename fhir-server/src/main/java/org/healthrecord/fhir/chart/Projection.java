package org.healthrecord.fhir.chart;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.healthrecord.fhir.chart.consolidation.Fact;

/**
 * Brings the FHIR store in line with the assertions of one person: only the blocks in which something changed are
 * decided again, and only resources whose content changed are written. Runs in the caller's transaction; nobody else
 * projects the same person meanwhile.
 */
final class Projection {
    private static final String PATIENT = "Patient";

    private final AssertionStore assertions;
    private final KeyStore keys;
    private final FactStore facts;
    private final Predicate<String> shown;
    private final BlockDecision decision;
    private final FactWriting writing;

    Projection(ChartTables tables, FactWriting writing, Predicate<String> shown) {
        this.assertions = tables.assertions();
        this.keys = tables.keys();
        this.facts = tables.facts();
        this.shown = shown;
        this.decision = new BlockDecision(assertions, keys, shown);
        this.writing = writing;
    }

    /** After these keys changed. */
    void increment(Person person, Collection<UUID> changedKeys, boolean registrationsChanged, Changes changes) {
        Set<String> blocks = replace(things(person, changedKeys));
        if (registrationsChanged) {
            blocks.add(PATIENT);
        }
        project(person, blocks, changes);
    }

    /** From nothing but the assertions. */
    void whole(Person person, Changes changes) {
        Set<UUID> all = keys.keysOf(person.owners());
        List<Thing> things = things(all, assertions.versionsOf(all));
        Set<String> blocks = replace(things);
        things.forEach(t -> blocks.add(t.block()));
        facts.factsOf(person.id()).forEach(f -> blocks.add(f.block()));
        blocks.add(PATIENT);
        blocks.remove("");
        project(person, blocks, changes);
    }

    private List<Thing> things(Person person, Collection<UUID> changedKeys) {
        Map<UUID, List<StoredVersion>> versions = assertions.versionsOf(changedKeys);
        Set<UUID> siblings = new LinkedHashSet<>();
        versions.values()
                .forEach(vs -> siblings.addAll(person.sameThing(vs.get(0).key())));
        Set<UUID> unsaid = new LinkedHashSet<>(changedKeys);
        unsaid.removeAll(versions.keySet());
        keys.named(unsaid).values().forEach(key -> siblings.addAll(person.sameThing(key)));
        siblings.removeAll(versions.keySet());
        versions.putAll(assertions.versionsOf(siblings));
        return things(changedKeys, versions);
    }

    /** Also those of which nobody says anything any more. */
    private List<Thing> things(Collection<UUID> named, Map<UUID, List<StoredVersion>> versions) {
        List<Thing> things = new ArrayList<>(Thing.of(versions, shown));
        named.stream()
                .filter(key -> !versions.containsKey(key))
                .forEach(key -> things.add(new Thing(Set.of(key), Optional.empty(), "")));
        return things;
    }

    /** Records where things are decided now; returns the blocks they are in or were in. */
    private Set<String> replace(List<Thing> things) {
        Map<UUID, String> now = new HashMap<>();
        things.forEach(t -> t.keys().forEach(k -> now.put(k, t.block())));
        Map<UUID, String> before = keys.blocksOf(now.keySet());
        Set<String> blocks = new LinkedHashSet<>(before.values());
        blocks.addAll(now.values());
        blocks.remove("");
        now.entrySet().removeIf(e -> e.getValue().equals(before.getOrDefault(e.getKey(), "")));
        keys.setBlocks(now);
        return blocks;
    }

    private void project(Person person, Set<String> blocks, Changes changes) {
        Map<UUID, String> moved = decide(person, blocks, changes);
        // What refers to a thing whose resource is new, another, or gone is shown again; its own facts stay as they
        // are.
        Set<String> referring = new LinkedHashSet<>(
                keys.blocksOf(keys.referringTo(moved.keySet())).values());
        referring.removeAll(blocks);
        if (!referring.isEmpty()) {
            decide(person, referring, changes);
        }
    }

    /** Decides the blocks and writes what changed; returns the keys that are part of another resource than before. */
    private Map<UUID, String> decide(Person person, Set<String> blocks, Changes changes) {
        Map<String, StoredFact> before = facts.factsIn(person.id(), blocks);
        Decided decided = decision.decide(person, blocks);
        Map<UUID, String> membersBefore = facts.membersOf(person.id(), before.keySet());
        membersBefore.putAll(facts.members(person.id(), decided.keys()));
        Map<Fact, String> ids = new ResourceIds(person.id(), before, membersBefore).assign(decided.facts());

        Map<UUID, String> members = new LinkedHashMap<>();
        ids.forEach((fact, id) -> decided.keysOf(fact).forEach(k -> members.put(k, id)));
        Map<UUID, String> moved = difference(membersBefore, members);
        facts.removeMembers(person.id(), moved.keySet());
        members.keySet().retainAll(moved.keySet());
        facts.addMembers(person.id(), members);
        writing.write(person, decided, ids, before, changes);
        return moved;
    }

    private static Map<UUID, String> difference(Map<UUID, String> before, Map<UUID, String> after) {
        Map<UUID, String> moved = new LinkedHashMap<>();
        after.forEach((key, id) -> {
            if (!id.equals(before.get(key))) {
                moved.put(key, id);
            }
        });
        before.forEach((key, id) -> {
            if (!Objects.equals(id, after.get(key))) {
                moved.putIfAbsent(key, "");
            }
        });
        return moved;
    }
}

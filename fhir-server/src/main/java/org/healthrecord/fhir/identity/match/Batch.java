package org.healthrecord.fhir.identity.match;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import org.healthrecord.fhir.identity.cluster.Clustering;
import org.healthrecord.fhir.identity.cluster.Pair;
import org.healthrecord.fhir.identity.policy.Decision;
import org.healthrecord.fhir.identity.policy.Outcome;
import org.healthrecord.fhir.identity.policy.Policy;
import org.healthrecord.fhir.identity.score.BlockingKey;
import org.healthrecord.fhir.identity.score.BlockingKeys;
import org.healthrecord.fhir.identity.score.Demographics;

/** All registrations of a file in memory: candidates by blocking keys, decisions, persons. */
final class Batch {
    private final Policy policy;
    private final List<Demographics> people;
    private final SortedMap<Pair<Integer>, Decision> decisions = new TreeMap<>();

    Batch(Policy policy, List<Demographics> people) {
        this.policy = policy;
        this.people = people;
        candidates(people).forEach(p -> decisions.put(p, decide(p)));
    }

    static Set<Pair<Integer>> candidates(List<Demographics> people) {
        Map<BlockingKey, List<Integer>> blocks = new HashMap<>();
        for (int i = 0; i < people.size(); i++) {
            for (BlockingKey key : BlockingKeys.of(people.get(i))) {
                blocks.computeIfAbsent(key, k -> new ArrayList<>()).add(i);
            }
        }
        Set<Pair<Integer>> pairs = new HashSet<>();
        blocks.values().forEach(b -> pairsOf(b, pairs));
        return pairs;
    }

    private static void pairsOf(List<Integer> block, Collection<Pair<Integer>> pairs) {
        for (int i = 0; i < block.size(); i++) {
            for (int j = i + 1; j < block.size(); j++) {
                pairs.add(Pair.of(block.get(i), block.get(j)));
            }
        }
    }

    private Decision decide(Pair<Integer> pair) {
        return policy.decide(people.get(pair.one()), people.get(pair.other()));
    }

    SortedMap<Pair<Integer>, Decision> decisions() {
        return decisions;
    }

    /** The person of each line: the number of the first line that is the same person. */
    int[] persons() {
        int[] person = new int[people.size()];
        for (List<Integer> component : components()) {
            Set<Integer> members = new HashSet<>(component);
            List<Pair<Integer>> pairs = decisions.keySet().stream()
                    .filter(p -> members.contains(p.one()) && members.contains(p.other()))
                    .toList();
            for (SortedSet<Integer> cluster : Clustering.<Integer>cluster(component, pairs, List.of(), this::decide)) {
                cluster.forEach(m -> person[m] = cluster.first());
            }
        }
        return person;
    }

    private List<List<Integer>> components() {
        Map<Integer, List<Integer>> links = new HashMap<>();
        decisions.forEach((pair, decision) -> {
            if (decision.outcome() == Outcome.LINK) {
                links.computeIfAbsent(pair.one(), k -> new ArrayList<>()).add(pair.other());
                links.computeIfAbsent(pair.other(), k -> new ArrayList<>()).add(pair.one());
            }
        });
        List<List<Integer>> components = new ArrayList<>();
        boolean[] seen = new boolean[people.size()];
        for (int i = 0; i < people.size(); i++) {
            if (!seen[i]) {
                components.add(reach(i, links, seen));
            }
        }
        return components;
    }

    private static List<Integer> reach(int start, Map<Integer, List<Integer>> links, boolean[] seen) {
        List<Integer> found = new ArrayList<>();
        Deque<Integer> open = new ArrayDeque<>(List.of(start));
        seen[start] = true;
        while (!open.isEmpty()) {
            int next = open.remove();
            found.add(next);
            for (int neighbour : links.getOrDefault(next, List.of())) {
                if (!seen[neighbour]) {
                    seen[neighbour] = true;
                    open.add(neighbour);
                }
            }
        }
        return found;
    }
}

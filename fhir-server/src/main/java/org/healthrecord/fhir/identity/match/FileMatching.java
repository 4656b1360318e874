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
import java.util.stream.IntStream;
import org.healthrecord.fhir.identity.cluster.Pair;
import org.healthrecord.fhir.identity.cluster.PersonClustering;
import org.healthrecord.fhir.identity.policy.Decision;
import org.healthrecord.fhir.identity.policy.MatchPolicy;
import org.healthrecord.fhir.identity.policy.Outcome;
import org.healthrecord.fhir.identity.score.BlockingKey;
import org.healthrecord.fhir.identity.score.BlockingKeys;
import org.healthrecord.fhir.identity.score.Comparison;
import org.healthrecord.fhir.identity.score.Demographics;
import org.healthrecord.fhir.identity.score.Scorer;
import org.healthrecord.fhir.identity.score.SharedValues;

/** All registrations of a file in memory: candidates by blocking keys, decisions, persons. */
final class FileMatching {
    /** Shipped bits below which a pair is not looked at any further. */
    private static final double UNLIKE = -8;

    /** Files up to this size are compared whole. */
    private static final int SMALL = 1500;

    /** Blocks beyond this size give no information. */
    private static final int LARGE = 400;

    private final List<Demographics> people;
    private final Judge judge;
    private final SortedMap<Pair<Integer>, Decision> decisions = new TreeMap<>();
    private final Map<Long, Integer> patterns = new HashMap<>();

    /** Decides of two. */
    @FunctionalInterface
    private interface Judge {
        Decision decide(Demographics a, Demographics b);
    }

    FileMatching(List<Demographics> all) {
        SharedValues shared = SharedValues.among(all);
        this.people = all.stream().map(p -> p.among(shared)).toList();
        List<Comparison> close = new ArrayList<>();
        List<Pair<Integer>> near = new ArrayList<>();
        Scorer shipped = Scorer.shipped();
        for (Pair<Integer> pair : candidates(people)) {
            Comparison comparison = shipped.compare(people.get(pair.one()), people.get(pair.other()));
            if (comparison.score() > UNLIKE) {
                near.add(pair);
                patterns.merge(comparison.pattern(), 1, Integer::sum);
            }
            if (comparison.score() > 0) {
                close.add(comparison);
            }
        }
        if (Population.of(people, close).households()) {
            this.judge = MatchPolicy.shipped()::decide;
        } else {
            Estimate estimate = Estimate.of(people, patterns);
            this.judge = new StatisticalPolicy(estimated(estimate), estimate.prior())::decide;
        }
        near.forEach(pair -> decisions.put(pair, decide(pair)));
    }

    private Scorer estimated(Estimate estimate) {
        return Scorer.withoutHouseholds(estimate.weights(), new FileRarity(people));
    }

    private static Set<Pair<Integer>> candidates(List<Demographics> people) {
        Set<Pair<Integer>> pairs = new HashSet<>();
        if (people.size() <= SMALL) {
            pairsOf(IntStream.range(0, people.size()).boxed().toList(), pairs);
            return pairs;
        }
        Map<BlockingKey, List<Integer>> blocks = new HashMap<>();
        for (int i = 0; i < people.size(); i++) {
            for (BlockingKey key : BlockingKeys.thorough(people.get(i))) {
                blocks.computeIfAbsent(key, k -> new ArrayList<>()).add(i);
            }
        }
        blocks.values().stream().filter(b -> b.size() <= LARGE).forEach(b -> pairsOf(b, pairs));
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
        return judge.decide(people.get(pair.one()), people.get(pair.other()));
    }

    SortedMap<Pair<Integer>, Decision> decisions() {
        return decisions;
    }

    /** The estimated odds that two lines are one person, in bits, the other lines considered; best pairs only. */
    SortedMap<Pair<Integer>, Double> odds() {
        Estimate estimate = Estimate.of(people, patterns);
        Scorer scorer = estimated(estimate);
        Map<Pair<Integer>, Double> odds = new HashMap<>();
        decisions.keySet().forEach(p -> {
            Comparison comparison = scorer.compare(people.get(p.one()), people.get(p.other()));
            odds.put(p, comparison.score() + estimate.prior());
        });
        return AverageLinkage.of(odds);
    }

    /** The person of each line: the number of the first line that is the same person. */
    int[] persons() {
        int[] person = new int[people.size()];
        Map<Integer, List<Pair<Integer>>> links = new HashMap<>();
        decisions.forEach((pair, decision) -> {
            if (decision.outcome() == Outcome.LINK) {
                links.computeIfAbsent(pair.one(), k -> new ArrayList<>()).add(pair);
            }
        });
        for (List<Integer> component : components()) {
            List<Pair<Integer>> pairs = component.stream()
                    .flatMap(m -> links.getOrDefault(m, List.of()).stream())
                    .toList();
            for (SortedSet<Integer> cluster :
                    PersonClustering.<Integer>cluster(component, pairs, List.of(), this::decide)) {
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

package org.healthrecord.fhir.identity.match;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.SortedMap;
import java.util.TreeMap;
import org.healthrecord.fhir.identity.cluster.Pair;

/**
 * What the others say of a pair: records are joined step by step, those of the highest average odds first (UPGMA, Sokal
 * and Michener 1958), and a pair gets the odds at which it came together. Two poor records of one person that say little
 * of each other both agree with a third.
 */
final class AverageLinkage {
    /** Odds of pairs that were not worth comparing. */
    private static final double FAR = -10;

    private static final double LEAST = -9;

    private final Map<Integer, List<Integer>> members = new HashMap<>();
    private final Map<Integer, Map<Integer, Sum>> sums = new HashMap<>();
    private final PriorityQueue<Step> steps =
            new PriorityQueue<>(Comparator.<Step>comparingDouble(s -> -s.odds()).thenComparing(Step::pair));
    private final SortedMap<Pair<Integer>, Double> joined = new TreeMap<>();

    private record Step(double odds, Pair<Integer> pair) {}

    private record Sum(double odds, int pairs) {
        Sum plus(Sum o) {
            return new Sum(odds + o.odds, pairs + o.pairs);
        }
    }

    private AverageLinkage(Map<Pair<Integer>, Double> odds) {
        odds.forEach((pair, value) -> {
            row(pair.one()).put(pair.other(), new Sum(value, 1));
            row(pair.other()).put(pair.one(), new Sum(value, 1));
            members.put(pair.one(), List.of(pair.one()));
            members.put(pair.other(), List.of(pair.other()));
        });
        odds.keySet().forEach(this::propose);
    }

    /** The odds at which each pair comes together; pairs that do not keep their own, below all that do. */
    static SortedMap<Pair<Integer>, Double> of(Map<Pair<Integer>, Double> odds) {
        AverageLinkage linkage = new AverageLinkage(odds);
        linkage.run();
        odds.forEach((pair, value) -> linkage.joined.putIfAbsent(pair, Math.min(value, LEAST)));
        return linkage.joined;
    }

    private void run() {
        while (!steps.isEmpty()) {
            Step step = steps.remove();
            Pair<Integer> pair = step.pair();
            if (row(pair.one()).containsKey(pair.other()) && average(pair) == step.odds()) {
                join(pair, step.odds());
            }
        }
    }

    private void join(Pair<Integer> pair, double odds) {
        List<Integer> ones = of(pair.one());
        List<Integer> others = of(pair.other());
        ones.forEach(a -> others.forEach(b -> joined.put(Pair.of(a, b), odds)));
        List<Integer> all = new ArrayList<>(ones);
        all.addAll(others);
        members.put(pair.one(), all);
        row(pair.one()).remove(pair.other());
        Map<Integer, Sum> gone = row(pair.other());
        sums.remove(pair.other());
        gone.remove(pair.one());
        gone.forEach((third, sum) -> {
            row(third).remove(pair.other());
            Sum both = row(pair.one()).merge(third, sum, Sum::plus);
            row(third).put(pair.one(), both);
        });
        List.copyOf(row(pair.one()).keySet()).forEach(third -> propose(Pair.of(pair.one(), third)));
    }

    private void propose(Pair<Integer> pair) {
        double odds = average(pair);
        if (odds >= LEAST) {
            steps.add(new Step(odds, pair));
        }
    }

    private double average(Pair<Integer> pair) {
        Sum sum = row(pair.one()).getOrDefault(pair.other(), new Sum(0, 0));
        int all = of(pair.one()).size() * of(pair.other()).size();
        return (sum.odds() + FAR * (all - sum.pairs())) / all;
    }

    private List<Integer> of(int cluster) {
        return members.getOrDefault(cluster, List.of());
    }

    private Map<Integer, Sum> row(int cluster) {
        return sums.computeIfAbsent(cluster, k -> new HashMap<>());
    }
}

package org.healthrecord.fhir.identity.match;

import java.util.ArrayDeque;
import java.util.ArrayList;
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
import org.healthrecord.fhir.identity.policy.Outcome;
import org.healthrecord.fhir.identity.policy.PairPolicy;
import org.healthrecord.fhir.identity.population.StatisticalPolicy;
import org.healthrecord.fhir.identity.population.Survey;
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

    private final List<Demographics> people;
    private final Survey survey;
    private final PairPolicy policy;
    private final SortedMap<Pair<Integer>, Decision> decisions = new TreeMap<>();

    FileMatching(List<Demographics> all) {
        SharedValues shared = SharedValues.among(all);
        this.people = all.stream().map(p -> p.among(shared)).toList();
        this.survey = Survey.of(all);
        this.policy = survey.policy();
        Scorer shipped = Scorer.shipped();
        for (Pair<Integer> pair : pairs(people)) {
            Comparison comparison = shipped.compare(people.get(pair.one()), people.get(pair.other()));
            if (comparison.score() > UNLIKE) {
                decisions.put(pair, decide(pair));
            }
        }
    }

    private static Set<Pair<Integer>> pairs(List<Demographics> people) {
        if (people.size() > SMALL) {
            return Survey.candidates(people);
        }
        Set<Pair<Integer>> pairs = new HashSet<>();
        Survey.pairsOf(IntStream.range(0, people.size()).boxed().toList(), pairs);
        return pairs;
    }

    private Decision decide(Pair<Integer> pair) {
        return policy.decide(people.get(pair.one()), people.get(pair.other()));
    }

    SortedMap<Pair<Integer>, Decision> decisions() {
        return decisions;
    }

    /** The estimated odds that two lines are one person, in bits, the other lines considered; best pairs only. */
    SortedMap<Pair<Integer>, Double> odds() {
        StatisticalPolicy statistical = survey.statistical();
        Map<Pair<Integer>, Double> odds = new HashMap<>();
        decisions.keySet().forEach(p -> odds.put(p, statistical.odds(people.get(p.one()), people.get(p.other()))));
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

package org.healthrecord.fhir.identity.population;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.healthrecord.fhir.identity.score.Comparison;
import org.healthrecord.fhir.identity.score.Demographics;
import org.healthrecord.fhir.identity.score.Field;
import org.healthrecord.fhir.identity.score.Level;
import org.healthrecord.fhir.identity.score.Scorer;
import org.healthrecord.fhir.identity.score.Weights;

/**
 * Weights estimated from a population without knowing the truth (expectation maximization after Winkler, "Using the EM
 * Algorithm for Weight Computation in the Fellegi-Sunter Model", 1988): how often fields agree by chance from random
 * pairs, how often within one person from the compared pairs, starting from the shipped weights.
 *
 * @param prior bits against any two being one person
 */
public record Estimate(Weights weights, double prior) {
    private static final int SAMPLE = 300_000;
    private static final int ROUNDS = 12;

    /** A population this small says nothing about chance: the shipped weights stay. */
    private static final int FEW = 200;

    private static final double SMALL = 0.5;

    /** @param patterns how often each pattern of levels occurs among the compared pairs */
    static Estimate of(List<Demographics> people, Map<Long, Integer> patterns) {
        Map<Long, Double> random = people.size() < FEW ? Map.of() : randomPairs(people);
        double pairs = Math.max(1, people.size() * (people.size() - 1.0) / 2);
        Weights weights = Weights.SHIPPED;
        double prior = log2(people.size() / pairs);
        for (int round = 0; round < (people.size() < FEW ? 0 : ROUNDS); round++) {
            Map<Long, Double> matching = new HashMap<>();
            double matches = 0;
            for (Map.Entry<Long, Integer> e : patterns.entrySet()) {
                double expected = e.getValue() * probability(prior + bits(weights, e.getKey()));
                matching.put(e.getKey(), expected);
                matches += expected;
            }
            weights = weights(shares(matching), shares(strangers(random, weights, prior)));
            prior = log2(Math.max(matches, 1) / pairs);
        }
        return new Estimate(weights, prior);
    }

    private static Map<Long, Double> randomPairs(List<Demographics> people) {
        Random random = new Random(1);
        Scorer scorer = Scorer.shipped();
        Map<Long, Double> patterns = new HashMap<>();
        for (int i = 0; i < SAMPLE; i++) {
            int one = random.nextInt(people.size());
            int other = random.nextInt(people.size());
            if (one != other) {
                patterns.merge(
                        scorer.compare(people.get(one), people.get(other)).pattern(), 1.0, Double::sum);
            }
        }
        return patterns;
    }

    /** Two lines drawn at random may be one person: each pair counts as far as it is not. */
    private static Map<Long, Double> strangers(Map<Long, Double> random, Weights weights, double prior) {
        Map<Long, Double> strangers = new HashMap<>();
        random.forEach(
                (pattern, count) -> strangers.put(pattern, count * (1 - probability(prior + bits(weights, pattern)))));
        return strangers;
    }

    private static Map<Field, Map<Level, Double>> shares(Map<Long, Double> patterns) {
        Map<Field, Map<Level, Double>> counts = new EnumMap<>(Field.class);
        for (Field field : Field.values()) {
            Map<Level, Double> row = new EnumMap<>(Level.class);
            patterns.forEach((pattern, count) -> row.merge(Comparison.level(pattern, field), count, Double::sum));
            counts.put(field, row);
        }
        counts.values().forEach(Estimate::normalize);
        return counts;
    }

    /** Shares among the pairs in which the field is given; a level never seen may still come. */
    private static void normalize(Map<Level, Double> counts) {
        counts.remove(Level.MISSING);
        double all = counts.values().stream().mapToDouble(c -> c).sum() + SMALL * Level.values().length;
        List.of(Level.values()).forEach(l -> counts.put(l, (counts.getOrDefault(l, 0.0) + SMALL) / all));
        counts.remove(Level.MISSING);
    }

    private static Weights weights(Map<Field, Map<Level, Double>> match, Map<Field, Map<Level, Double>> chance) {
        Map<Field, Map<Level, Double>> bits = new EnumMap<>(Field.class);
        match.forEach((field, levels) -> {
            Map<Level, Double> row = new EnumMap<>(Level.class);
            Map<Level, Double> other = chance.getOrDefault(field, Map.of());
            levels.forEach((level, m) -> row.put(level, log2(m / other.getOrDefault(level, m))));
            if (field == Field.FAMILY) {
                // Names cross together: the given name's crossing covers both.
                row.put(Level.CROSSED, 0.0);
            }
            bits.put(field, row);
        });
        return new Weights("estimated", bits);
    }

    static double bits(Weights weights, long pattern) {
        double bits = 0;
        for (Field field : Field.values()) {
            bits += weights.of(field, Comparison.level(pattern, field));
        }
        return bits;
    }

    static double probability(double bits) {
        return 1 / (1 + Math.pow(2, -bits));
    }

    private static double log2(double v) {
        return Math.log(v) / Math.log(2);
    }
}

package org.healthrecord.fhir.identity.population;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.healthrecord.fhir.identity.cluster.Pair;
import org.healthrecord.fhir.identity.policy.MatchPolicy;
import org.healthrecord.fhir.identity.policy.PairPolicy;
import org.healthrecord.fhir.identity.score.BlockingKey;
import org.healthrecord.fhir.identity.score.BlockingKeys;
import org.healthrecord.fhir.identity.score.Comparison;
import org.healthrecord.fhir.identity.score.Demographics;
import org.healthrecord.fhir.identity.score.Field;
import org.healthrecord.fhir.identity.score.Level;
import org.healthrecord.fhir.identity.score.Scorer;
import org.healthrecord.fhir.identity.score.SharedValues;

/**
 * What a population shows: whether households are in it, and the policy for it. The same people give the same policy,
 * in whatever order they came. The command line and the running service both decide by what stands here.
 */
public final class Survey {
    /** Shipped bits below which a pair is not looked at any further. */
    private static final double UNLIKE = -8;

    /** Blocks beyond this size give no information. */
    private static final int LARGE = 400;

    /** Of fewer people no odds can be told. */
    public static final int FEW = 400;

    private static final int ENOUGH = 150;
    private static final double OFTEN = 0.05;

    private final List<Demographics> people;
    private final Map<Long, Integer> patterns = new HashMap<>();
    private final Households households;
    private final boolean namesReplaced;

    private Survey(List<Demographics> people) {
        this.people = people;
        List<Comparison> close = new ArrayList<>();
        Scorer shipped = Scorer.shipped();
        for (Pair<Integer> pair : candidates(people)) {
            Comparison comparison = shipped.compare(people.get(pair.one()), people.get(pair.other()));
            if (comparison.score() > UNLIKE) {
                patterns.merge(comparison.pattern(), 1, Integer::sum);
            }
            if (comparison.score() > 0) {
                close.add(comparison);
            }
        }
        this.households = Households.of(people, close);
        this.namesReplaced = namesReplaced(close);
    }

    public static Survey of(Collection<Demographics> all) {
        SharedValues shared = SharedValues.among(all);
        return new Survey(all.stream().map(p -> p.among(shared)).toList());
    }

    /**
     * Whether given names are often others on records of one person: seen where both have one number, which says who it
     * is without the name.
     */
    private static boolean namesReplaced(List<Comparison> close) {
        List<Comparison> numbered = close.stream()
                .filter(c -> c.is(Field.SSN, Level.SAME) && !c.is(Field.GIVEN, Level.MISSING))
                .toList();
        long replaced = numbered.stream().filter(StatisticalPolicy::otherGiven).count();
        return numbered.size() >= ENOUGH && replaced > OFTEN * numbered.size();
    }

    /** The numbers of those who share a key. */
    public static Set<Pair<Integer>> candidates(List<Demographics> people) {
        Map<BlockingKey, List<Integer>> blocks = new HashMap<>();
        for (int i = 0; i < people.size(); i++) {
            for (BlockingKey key : BlockingKeys.thorough(people.get(i))) {
                blocks.computeIfAbsent(key, k -> new ArrayList<>()).add(i);
            }
        }
        Set<Pair<Integer>> pairs = new HashSet<>();
        blocks.values().stream().filter(b -> b.size() <= LARGE).forEach(b -> pairsOf(b, pairs));
        return pairs;
    }

    public static void pairsOf(List<Integer> block, Collection<Pair<Integer>> pairs) {
        for (int i = 0; i < block.size(); i++) {
            for (int j = i + 1; j < block.size(); j++) {
                pairs.add(Pair.of(block.get(i), block.get(j)));
            }
        }
    }

    public Households households() {
        return households;
    }

    public PairPolicy policy() {
        return switch (households) {
            case NONE -> statistical();
            case ASSUMED -> people.size() < FEW
                    ? MatchPolicy.shipped()
                    : new AskingPolicy(MatchPolicy.shipped(), statistical());
            case FOUND -> MatchPolicy.shipped();
        };
    }

    /** By the odds alone, also where households are. */
    public StatisticalPolicy statistical() {
        Estimate estimate = Estimate.of(people, patterns);
        return new StatisticalPolicy(estimate.weights(), estimate.prior(), NameRarity.of(people), namesReplaced);
    }
}

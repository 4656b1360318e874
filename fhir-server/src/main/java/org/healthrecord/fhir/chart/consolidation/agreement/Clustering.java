package org.healthrecord.fhir.chart.consolidation.agreement;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.healthrecord.fhir.chart.consolidation.statement.Claim;
import org.healthrecord.fhir.chart.consolidation.value.Moment.Level;

/**
 * Divides the claims of a series into facts, from the surest agreement to the vaguest. Everything is looked up by keys,
 * so the work grows with the number of claims and not with its square. Everything is in the order of the ids, so the
 * order of the input does not matter.
 */
public final class Clustering {
    private final List<Cluster> all = new ArrayList<>();

    public Clustering(List<Claim> claims) {
        claims.stream().sorted(Comparator.comparing(Claim::id)).forEach(c -> all.add(new Cluster(c)));
    }

    /** The facts, by anchor. */
    public List<Cluster> clusters() {
        return all.stream()
                .filter(Cluster::isRoot)
                .sorted(Comparator.comparing(Cluster::anchor))
                .toList();
    }

    /** Joins all that share a key and do not contradict each other. */
    public Clustering join(Keys keys) {
        Map<String, List<Cluster>> leaders = new HashMap<>();
        for (Cluster single : all) {
            for (String key : single.keys(keys)) {
                lead(leaders.computeIfAbsent(key, k -> new ArrayList<>(1)), single.root());
            }
        }
        return this;
    }

    private static void lead(List<Cluster> leaders, Cluster cluster) {
        for (Cluster leader : leaders) {
            Cluster host = leader.root();
            if (host == cluster) {
                return;
            }
            if (!host.contradicts(cluster)) {
                host.unite(cluster);
                return;
            }
        }
        leaders.add(cluster);
    }

    /** Each seeker joins at most one of the others that share a key with it and do not contradict it. */
    public Clustering attach(Predicate<Cluster> seeks, Keys wanted, Keys offered, Choice choice) {
        Map<String, List<Cluster>> offers = new HashMap<>();
        List<Cluster> seekers = new ArrayList<>();
        for (Cluster cluster : clusters()) {
            if (seeks.test(cluster)) {
                seekers.add(cluster);
            } else {
                cluster.keys(offered).forEach(k -> offers.computeIfAbsent(k, x -> new ArrayList<>(1))
                        .add(cluster));
            }
        }
        for (Cluster seeker : seekers) {
            choice.of(seeker, candidates(seeker, wanted, offers))
                    .ifPresent(found -> found.root().unite(seeker));
        }
        return this;
    }

    private static List<Cluster> candidates(Cluster seeker, Keys wanted, Map<String, List<Cluster>> offers) {
        Set<Cluster> found = new LinkedHashSet<>();
        for (String key : seeker.keys(wanted)) {
            offers.getOrDefault(key, List.of()).forEach(c -> found.add(c.root()));
        }
        return found.stream()
                .filter(c -> !c.contradicts(seeker))
                .sorted(Comparator.comparing(Cluster::anchor))
                .toList();
    }

    /** A statement exact to this level joins a more exact one of the same time, thing and value. */
    public Clustering attachVague(Level level, Choice choice) {
        Keys keys = Keys.at(claim -> claim.moment().at(level));
        Keys asExact = claim -> claim.moment().said() == level ? keys.of(claim) : List.of();
        Keys moreExact = claim -> claim.moment().said().compareTo(level) > 0 ? keys.of(claim) : List.of();
        return attach(c -> c.moment().said() == level, asExact, moreExact, choice);
    }

    /** A statement that has words only joins a coded one of the same words and time. */
    public Clustering attachWords(Function<Claim, String> time, Choice choice) {
        Keys words = claim -> claim.concept().words().stream()
                .flatMap(w -> claim.values().stream().map(v -> w + '\n' + v + '\n' + time.apply(claim)))
                .toList();
        return attach(c -> !c.isCoded(), words, words, choice);
    }
}

package org.healthrecord.fhir.identity.cluster;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.healthrecord.fhir.identity.policy.Decision;
import org.healthrecord.fhir.identity.policy.Outcome;

/**
 * Persons as a function of the set of registrations, the decisions between them and what was stated. Stated links join
 * first, the latest first; then decided ones, the strongest first, each only where the members of both sides agree. Plain
 * closure over links would chain different people together through one poor record.
 */
public final class PersonClustering<T extends Comparable<? super T>> {
    /** Of two links of one record to two persons who exclude each other, the better one wins only by this many bits. */
    private static final double MARGIN = 8;

    private final Judge<T> judge;
    private final PairStatements<T> stated;
    private final Map<Pair<T>, Decision> known = new HashMap<>();
    private final Map<T, SortedSet<T>> clusterOf = new TreeMap<>();
    private final Map<T, T> units = new HashMap<>();

    private PersonClustering(Collection<T> members, Collection<LinkStatement<T>> statements, Judge<T> judge) {
        this.judge = judge;
        this.stated = PairStatements.of(statements);
        members.forEach(m -> clusterOf.put(m, new TreeSet<>(Set.of(m))));
    }

    /**
     * @param members    all registrations of one connected component
     * @param candidates the pairs that were compared, because they share a blocking key
     * @param statements about members
     */
    public static <T extends Comparable<? super T>> List<SortedSet<T>> cluster(
            Collection<T> members,
            Collection<Pair<T>> candidates,
            Collection<LinkStatement<T>> statements,
            Judge<T> judge) {
        PersonClustering<T> clustering = new PersonClustering<>(members, statements, judge);
        clustering.joinStated();
        clustering.clusterOf.forEach((member, unit) -> clustering.units.put(member, unit.first()));
        clustering.joinDecided(candidates);
        return List.copyOf(new TreeMap<>(byFirst(clustering.clusterOf.values())).values());
    }

    private static <T extends Comparable<? super T>> Map<T, SortedSet<T>> byFirst(Collection<SortedSet<T>> clusters) {
        Map<T, SortedSet<T>> first = new HashMap<>();
        clusters.forEach(c -> first.put(c.first(), c));
        return first;
    }

    private void joinStated() {
        for (Pair<T> pair : stated.together()) {
            SortedSet<T> a = clusterOf(pair.one());
            SortedSet<T> b = clusterOf(pair.other());
            if (a != b && !statedApart(a, b)) {
                join(a, b);
            }
        }
    }

    private void joinDecided(Collection<Pair<T>> candidates) {
        List<Pair<T>> links = new ArrayList<>(candidates.stream()
                .filter(p ->
                        decide(p).outcome() == Outcome.LINK && !stated.apart().contains(p))
                .toList());
        links.removeAll(contested(links));
        links.sort(Comparator.<Pair<T>>comparingDouble(p -> -decide(p).score()).thenComparing(p -> p));
        for (Pair<T> link : links) {
            SortedSet<T> a = clusterOf(link.one());
            SortedSet<T> b = clusterOf(link.other());
            if (a != b && agree(a, b)) {
                join(a, b);
            }
        }
    }

    /** Links of one record to two that exclude each other: it may be either's, so neither gets it unless one is far ahead. */
    private Set<Pair<T>> contested(List<Pair<T>> links) {
        Map<T, List<T>> neighbours = new HashMap<>();
        for (Pair<T> link : links) {
            neighbours.computeIfAbsent(link.one(), k -> new ArrayList<>()).add(link.other());
            neighbours.computeIfAbsent(link.other(), k -> new ArrayList<>()).add(link.one());
        }
        Set<Pair<T>> contested = new HashSet<>();
        neighbours.forEach((record, others) -> contest(record, others, contested));
        return contested;
    }

    private void contest(T record, List<T> others, Set<Pair<T>> contested) {
        for (int i = 0; i < others.size(); i++) {
            for (int j = i + 1; j < others.size(); j++) {
                Pair<T> rivals = Pair.of(others.get(i), others.get(j));
                if (clusterOf(rivals.one()) != clusterOf(rivals.other()) && excluded(rivals)) {
                    rule(Pair.of(record, rivals.one()), Pair.of(record, rivals.other()), contested);
                }
            }
        }
    }

    private void rule(Pair<T> a, Pair<T> b, Set<Pair<T>> contested) {
        double lead = decide(a).score() - decide(b).score();
        if (lead < MARGIN) {
            contested.add(a);
        }
        if (-lead < MARGIN) {
            contested.add(b);
        }
    }

    private boolean excluded(Pair<T> pair) {
        return stated.apart().contains(pair) || decide(pair).veto();
    }

    /**
     * No two members exclude each other, and at least half of all pairs are links; a single record may also join where
     * the others at least find it likely. Two clusters need links between more than one member of each. Registrations
     * that were stated to be one count as one member, with the best any of them has to say.
     */
    private boolean agree(SortedSet<T> a, SortedSet<T> b) {
        Map<T, Map<T, Outcome>> table = new HashMap<>();
        for (T one : a) {
            for (T other : b) {
                Pair<T> pair = Pair.of(one, other);
                if (excluded(pair)) {
                    return false;
                }
                table.computeIfAbsent(unitOf(one), k -> new HashMap<>())
                        .merge(unitOf(other), decide(pair).outcome(), PersonClustering::better);
            }
        }
        return most(table);
    }

    private static Outcome better(Outcome a, Outcome b) {
        return a.compareTo(b) < 0 ? a : b;
    }

    private static <T> boolean most(Map<T, Map<T, Outcome>> table) {
        List<Outcome> all =
                table.values().stream().flatMap(row -> row.values().stream()).toList();
        long links = all.stream().filter(o -> o == Outcome.LINK).count();
        boolean single = table.size() == 1 || all.size() == table.size();
        if (single) {
            return links * 2 >= all.size() || !all.contains(Outcome.SEPARATE);
        }
        long rows = table.values().stream()
                .filter(row -> row.containsValue(Outcome.LINK))
                .count();
        long columns = table.values().stream()
                .flatMap(row -> row.entrySet().stream())
                .filter(e -> e.getValue() == Outcome.LINK)
                .map(Map.Entry::getKey)
                .distinct()
                .count();
        return links * 2 >= all.size() && rows > 1 && columns > 1;
    }

    private SortedSet<T> clusterOf(T member) {
        return Objects.requireNonNull(clusterOf.get(member));
    }

    private T unitOf(T member) {
        return Objects.requireNonNull(units.get(member));
    }

    private boolean statedApart(SortedSet<T> a, SortedSet<T> b) {
        return a.stream()
                .anyMatch(one -> b.stream().anyMatch(other -> stated.apart().contains(Pair.of(one, other))));
    }

    private void join(SortedSet<T> a, SortedSet<T> b) {
        SortedSet<T> both = new TreeSet<>(a);
        both.addAll(b);
        both.forEach(m -> clusterOf.put(m, both));
    }

    private Decision decide(Pair<T> pair) {
        return known.computeIfAbsent(pair, judge::decide);
    }
}

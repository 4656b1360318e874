package org.healthrecord.fhir.identity.cluster;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.function.ToLongFunction;

/**
 * Which cluster keeps which person id. An id stays with the part that holds most of its registrations, and between
 * equals with the one that holds the oldest. A cluster left without an id is a new person.
 */
public final class PersonAssignment {
    private PersonAssignment() {}

    private record Claim<T extends Comparable<? super T>>(
            SortedSet<T> cluster, String person, long held, long oldest) {}

    /**
     * @param before the person each registration was taken for, absent for new ones
     * @param age    smaller is older
     * @return the ids kept, by cluster
     */
    public static <T extends Comparable<? super T>> Map<SortedSet<T>, String> keep(
            Collection<SortedSet<T>> clusters, Map<T, String> before, ToLongFunction<T> age) {
        List<Claim<T>> claims = new ArrayList<>();
        clusters.forEach(c -> claims.addAll(claims(c, before, age)));
        claims.sort(Comparator.<Claim<T>>comparingLong(c -> -c.held()).thenComparingLong(Claim::oldest));
        Map<SortedSet<T>, String> kept = new HashMap<>();
        Set<String> taken = new HashSet<>();
        for (Claim<T> claim : claims) {
            if (!kept.containsKey(claim.cluster()) && taken.add(claim.person())) {
                kept.put(claim.cluster(), claim.person());
            }
        }
        return kept;
    }

    private static <T extends Comparable<? super T>> List<Claim<T>> claims(
            SortedSet<T> cluster, Map<T, String> before, ToLongFunction<T> age) {
        Map<String, Claim<T>> claims = new HashMap<>();
        for (T member : cluster) {
            String person = before.get(member);
            if (person != null) {
                claims.merge(
                        person,
                        new Claim<>(cluster, person, 1, age.applyAsLong(member)),
                        (a, b) -> new Claim<>(cluster, person, a.held() + b.held(), Math.min(a.oldest(), b.oldest())));
            }
        }
        return List.copyOf(claims.values());
    }
}

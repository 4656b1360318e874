package org.healthrecord.fhir.identity.cluster;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What holds of all that was ever stated: per pair the last word, and at one time the word that parts them, because a
 * missed link harms less than a wrong one.
 */
record Stated<T extends Comparable<? super T>>(List<Pair<T>> together, Set<Pair<T>> apart) {

    static <T extends Comparable<? super T>> Stated<T> of(Collection<Statement<T>> statements) {
        Comparator<Statement<T>> later = Comparator.<Statement<T>>comparingInt(Statement::weight)
                .thenComparing(Statement::at)
                .thenComparing(s -> !s.together());
        Map<Pair<T>, Statement<T>> last = new HashMap<>();
        statements.forEach(s -> last.merge(s.pair(), s, (a, b) -> later.compare(a, b) >= 0 ? a : b));
        Set<Pair<T>> apart = new HashSet<>();
        last.values().stream().filter(s -> !s.together()).forEach(s -> apart.add(s.pair()));
        List<Pair<T>> together = last.values().stream()
                .filter(Statement::together)
                .sorted(later.reversed().thenComparing(Statement::pair))
                .map(Statement::pair)
                .toList();
        return new Stated<>(together, apart);
    }
}

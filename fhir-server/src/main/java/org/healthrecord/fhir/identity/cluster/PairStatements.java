package org.healthrecord.fhir.identity.cluster;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What holds of all that was ever stated: per pair the last statement, and at one time the one that parts them, because
 * a missed link harms less than a wrong one.
 */
record PairStatements<T extends Comparable<? super T>>(List<Pair<T>> together, Set<Pair<T>> apart) {

    static <T extends Comparable<? super T>> PairStatements<T> of(Collection<LinkStatement<T>> statements) {
        Comparator<LinkStatement<T>> later = Comparator.<LinkStatement<T>>comparingInt(LinkStatement::weight)
                .thenComparing(LinkStatement::at)
                .thenComparing(s -> !s.together());
        Map<Pair<T>, LinkStatement<T>> last = new HashMap<>();
        statements.forEach(s -> last.merge(s.pair(), s, (a, b) -> later.compare(a, b) >= 0 ? a : b));
        Set<Pair<T>> apart = new HashSet<>();
        last.values().stream().filter(s -> !s.together()).forEach(s -> apart.add(s.pair()));
        List<Pair<T>> together = last.values().stream()
                .filter(LinkStatement::together)
                .sorted(later.reversed().thenComparing(LinkStatement::pair))
                .map(LinkStatement::pair)
                .toList();
        return new PairStatements<>(together, apart);
    }
}

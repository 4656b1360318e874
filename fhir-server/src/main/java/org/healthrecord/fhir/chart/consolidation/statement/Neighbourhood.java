package org.healthrecord.fhir.chart.consolidation.statement;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What could be one fact with something, directly or through others: consolidated without the rest of its series, it gives
 * the facts that the whole series would give.
 *
 * @param <T> what is filed
 */
public final class Neighbourhood<T> {
    private final Map<T, Filing> filings;
    private final Map<String, List<T>> found = new HashMap<>();
    private final Map<String, List<T>> held = new HashMap<>();

    private Neighbourhood(Map<T, Filing> filings) {
        this.filings = filings;
        filings.forEach((thing, filing) -> {
            put(found, filing.block(), thing);
            filing.shared().forEach(s -> put(found, s, thing));
            filing.within().forEach(b -> put(held, b, thing));
        });
    }

    private static <T> void put(Map<String, List<T>> lists, String name, T thing) {
        lists.computeIfAbsent(name, n -> new ArrayList<>(1)).add(thing);
    }

    /** @return those among the filed ones that can be reached from these places */
    public static <T> Set<T> of(Collection<Filing> from, Map<T, Filing> filed) {
        return new Neighbourhood<>(filed).reached(from);
    }

    private Set<T> reached(Collection<Filing> from) {
        Set<T> reached = new LinkedHashSet<>();
        Set<Filing> seen = new LinkedHashSet<>(from);
        Deque<Filing> next = new ArrayDeque<>(seen);
        while (!next.isEmpty()) {
            for (T thing : beside(next.remove())) {
                Filing filing = filings.get(thing);
                if (reached.add(thing) && filing != null && seen.add(filing)) {
                    next.add(filing);
                }
            }
        }
        return reached;
    }

    private Set<T> beside(Filing filing) {
        Set<T> beside = new LinkedHashSet<>(found.getOrDefault(filing.block(), List.of()));
        filing.shared().forEach(s -> beside.addAll(found.getOrDefault(s, List.of())));
        filing.within().forEach(b -> beside.addAll(found.getOrDefault(b, List.of())));
        if (filing.isWide()) {
            beside.addAll(held.getOrDefault(filing.block(), List.of()));
        }
        return beside;
    }
}

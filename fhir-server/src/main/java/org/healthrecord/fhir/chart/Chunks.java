package org.healthrecord.fhir.chart;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;

/**
 * Cuts key lists into pieces that an IN list bears on both databases. Each is filled up to a power of two by repeating its
 * last element, so that the databases meet few different statements and have them prepared.
 */
final class Chunks {
    private static final int SIZE = 128;

    private Chunks() {}

    static <T> List<List<T>> of(Collection<T> all) {
        List<T> list = List.copyOf(all);
        List<List<T>> chunks = new ArrayList<>();
        for (int i = 0; i < list.size(); i += SIZE) {
            chunks.add(filled(list.subList(i, Math.min(list.size(), i + SIZE))));
        }
        return chunks;
    }

    private static <T> List<T> filled(List<T> chunk) {
        int highest = Integer.highestOneBit(chunk.size());
        if (highest == chunk.size()) {
            return chunk;
        }
        List<T> filled = new ArrayList<>(chunk);
        filled.addAll(Collections.nCopies(2 * highest - chunk.size(), chunk.get(chunk.size() - 1)));
        return filled;
    }

    /** Pairs for a list of rows: an index over two columns is used to its end by it on both databases, by two lists on one. */
    static List<List<Object[]>> pairs(Collection<?> firsts, Collection<?> seconds) {
        List<Object[]> pairs = new ArrayList<>();
        firsts.forEach(one -> seconds.forEach(other -> pairs.add(new Object[] {one, other})));
        return of(pairs);
    }
}

package org.healthrecord.fhir.chart;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Cuts key lists into pieces that an IN list bears on both databases. */
final class Chunks {
    private static final int SIZE = 200;

    private Chunks() {}

    static <T> List<List<T>> of(Collection<T> all) {
        List<T> list = List.copyOf(all);
        List<List<T>> chunks = new ArrayList<>();
        for (int i = 0; i < list.size(); i += SIZE) {
            chunks.add(list.subList(i, Math.min(list.size(), i + SIZE)));
        }
        return chunks;
    }
}

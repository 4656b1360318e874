package org.healthrecord.ingest.batch.chart;

import java.util.Collection;
import java.util.Iterator;
import java.util.List;

/** People in the order of their ids, from one on. */
final class People implements Iterator<String> {
    private final List<String> left;
    private int next;

    /** @param after the last one done; {@code ""} for none */
    People(Collection<String> all, String after) {
        left = all.stream().filter(id -> id.compareTo(after) > 0).sorted().toList();
    }

    int left() {
        return left.size() - next;
    }

    @Override
    public boolean hasNext() {
        return next < left.size();
    }

    @Override
    public String next() {
        return left.get(next++);
    }
}

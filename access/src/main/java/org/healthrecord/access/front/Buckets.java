package org.healthrecord.access.front;

import io.github.bucket4j.Bucket;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One bucket for each caller; of more callers than this, those that have not called for longest begin anew. */
final class Buckets {
    private final Map<String, Bucket> byCaller;

    Buckets(int most) {
        this.byCaller = new LinkedHashMap<>(1024, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
                return size() > most;
            }
        };
    }

    synchronized Bucket of(String caller, Supplier<Bucket> another) {
        return byCaller.computeIfAbsent(caller, c -> another.get());
    }

    synchronized Optional<Bucket> find(@Nullable String caller) {
        return Optional.ofNullable(byCaller.get(caller));
    }

    synchronized void remove(String caller) {
        byCaller.remove(caller);
    }
}

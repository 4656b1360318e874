package org.healthrecord.fhir.exit;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Owners looked up before. An id belongs to one person for ever, so nothing here grows old; what is not asked for is forgotten. */
final class OwnerMemory {
    private final int most;
    private volatile Map<String, String> young = new ConcurrentHashMap<>();
    private volatile Map<String, String> old = Map.of();

    /** @param most how many ids are kept, up to twice as many while they are used */
    OwnerMemory(int most) {
        this.most = most;
    }

    Optional<String> of(String fact) {
        String owner = young.get(fact);
        if (owner == null) {
            owner = old.get(fact);
            if (owner != null) {
                put(fact, owner);
            }
        }
        return Optional.ofNullable(owner);
    }

    void put(String fact, String owner) {
        if (young.size() >= most) {
            turn();
        }
        young.put(fact, owner);
    }

    private synchronized void turn() {
        if (young.size() >= most) {
            old = young;
            young = new ConcurrentHashMap<>();
        }
    }
}

package org.healthrecord.ingest.pipeline.ownership;

import java.util.List;
import java.util.Optional;

/** Keeps other nodes out of partitions while one works on them. */
public interface PartitionLocks {

    /** Those of the partitions that no other node has; empty if there is none. */
    Optional<Lease> tryLock(List<Integer> partitions);

    /** Held until it is closed or its node dies. */
    interface Lease extends Ownership, AutoCloseable {
        List<Integer> partitions();

        @Override
        void close();
    }

    /** An embedded database belongs to one process, whose schedule already gives a partition to one worker at a time. */
    static PartitionLocks none() {
        return partitions -> Optional.of(new Lease() {
            @Override
            public List<Integer> partitions() {
                return partitions;
            }

            @Override
            public void confirm() {
                // No other owner could have it.
            }

            @Override
            public void close() {
                // Nothing is held.
            }
        });
    }
}

package org.healthrecord.ingest.pipeline;

import java.util.Optional;

/** Keeps other nodes out of a partition while one works on it. */
interface PartitionLocks {

    /** Empty if another node has the partition. */
    Optional<Lease> tryLock(int partition);

    /** Held until it is closed or its node dies. */
    interface Lease extends Ownership, AutoCloseable {
        @Override
        void close();
    }

    /** An embedded database belongs to one process, whose schedule already gives a partition to one worker at a time. */
    static PartitionLocks none() {
        return partition -> Optional.of(new Lease() {
            @Override
            public void confirm() {
                // Nobody else could have it.
            }

            @Override
            public void close() {
                // Nothing is held.
            }
        });
    }
}

package org.healthrecord.ingest.pipeline.ownership;

/** The right of a worker to write down what the records of its partitions say. */
@FunctionalInterface
public interface Ownership {
    /**
     * To be called in the transaction that writes, after it has locked what it writes: from then on a new owner waits for
     * this transaction to end.
     *
     * @throws OwnershipLostException if another node may own one of them by now
     */
    void confirm();
}

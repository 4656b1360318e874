package org.healthrecord.ingest.batch.work;

/** Work under way. */
@FunctionalInterface
public interface Pieces extends AutoCloseable {

    /**
     * Does the next piece. The progress is kept if and only if the piece is: what the piece writes into the inbox's tables
     * is of the same transaction.
     *
     * @return whether there is more
     */
    boolean next();

    @Override
    default void close() {
        // Most hold nothing open.
    }
}

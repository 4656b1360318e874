package org.healthrecord.ingest.port;

/** The inbox's receipt for a message durably stored. */
public sealed interface Receipt {

    String messageId();

    record Stored(String messageId) implements Receipt {}

    /**
     * The source has sent these bytes before.
     *
     * @param messageId the id of the first
     */
    record Duplicate(String messageId) implements Receipt {}
}

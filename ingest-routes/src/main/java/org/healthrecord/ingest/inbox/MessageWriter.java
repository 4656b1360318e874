package org.healthrecord.ingest.inbox;

/** Puts a message into the tables; one way for each database. */
interface MessageWriter extends AutoCloseable {

    /** Returns when the message, or the earlier one with the same bytes, is durably on disk. */
    Receipt write(Envelope envelope);

    @Override
    void close();
}

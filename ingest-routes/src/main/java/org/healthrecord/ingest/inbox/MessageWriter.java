package org.healthrecord.ingest.inbox;

import java.util.List;

/** Puts a message into the tables; one way for each database. */
interface MessageWriter extends AutoCloseable {

    /** Returns when the message, or the earlier one with the same bytes, is durably on disk. */
    Receipt write(Envelope envelope);

    /** The same for many, in their order; in one go where the database gains by it. */
    default List<Receipt> write(List<Envelope> envelopes) {
        return envelopes.stream().map(this::write).toList();
    }

    @Override
    void close();
}

package org.healthrecord.ingest.inbox;

import java.util.List;

/** Puts messages into the tables; one way for each database. */
interface BatchStore {

    /**
     * All or none of them, in their order. Returns when they, or the earlier ones with the same bytes, are durably on disk.
     * Called by several threads at the same time.
     */
    List<Receipt> write(List<Envelope> batch);
}

package org.healthrecord.ingest.inbox.receive;

import java.util.List;
import org.healthrecord.ingest.inbox.schema.InboxTables;
import org.healthrecord.ingest.port.Receipt;

/** Puts messages into the tables; one way for each database. */
public interface BatchStore {

    /** The way of the tables' database. */
    static BatchStore of(InboxTables tables) {
        EarlierMessages earlier = new EarlierMessages(tables.jdbc(), tables.database());
        return switch (tables.database()) {
            case H2 -> new EmbeddedStore(tables.jdbc(), tables.transaction(), earlier);
            case POSTGRESQL -> new ServerStore(tables.jdbc(), tables.transaction(), earlier);
        };
    }

    /**
     * All or none of them, in their order. Returns when they, or the earlier ones with the same bytes, are durably on disk.
     * Called by several threads at the same time.
     */
    List<Receipt> write(List<IncomingMessage> batch);
}

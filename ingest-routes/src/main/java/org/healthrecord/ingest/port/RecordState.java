package org.healthrecord.ingest.port;

/** Where a record is between the clinic and the chart. */
public enum RecordState {
    /** Durably kept, not yet mapped. */
    RECEIVED,
    /** In the chart. */
    STORED,
    /** The world was down; it is tried again later. */
    RETRY,
    /** Cannot continue until a table, the sender or the program is corrected; can be replayed. */
    QUARANTINED,
    /** Understood, with nothing to say to a chart. */
    IGNORED;

    /** Whether it still has to be worked on. */
    public boolean isOpen() {
        return this == RECEIVED || this == RETRY;
    }
}

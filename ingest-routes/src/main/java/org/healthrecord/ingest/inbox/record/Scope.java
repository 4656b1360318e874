package org.healthrecord.ingest.inbox.record;

/** How much of a message a record represents. */
public enum Scope {
    /** All of a payload that has not been opened yet. */
    WHOLE,
    /** One unit of an opened payload. */
    UNIT,
    /** A payload that was split: its units are records of their own. */
    CONTAINER
}

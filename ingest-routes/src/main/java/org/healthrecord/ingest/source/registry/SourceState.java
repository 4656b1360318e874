package org.healthrecord.ingest.source.registry;

/** Whether a source receives. What it sent stays, and is still worked on, in each of these states. */
public enum SourceState {
    ACTIVE,
    /** Its doors are closed for a while: what is pushed is refused as "come again", nothing is fetched. */
    PAUSED,
    /** Its doors are gone. */
    ENDED
}

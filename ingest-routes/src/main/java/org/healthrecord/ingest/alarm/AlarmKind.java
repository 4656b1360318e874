package org.healthrecord.ingest.alarm;

/** What people are told of. */
public enum AlarmKind {
    /** Nothing has come for longer than usual. */
    SILENT,
    /** More records than usual cannot be used. */
    ERRORS,
    /** Records wait longer than they should. */
    BACKLOG,
    /** The source cannot be fetched from. */
    FETCHING
}

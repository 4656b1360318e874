package org.healthrecord.ingest.inbox.row;

/** How a settled record becomes a waiting one again; its events stay. */
public final class ReplayRows {
    public static final String REOPEN =
            "update inbox_record set state = 'RECEIVED', attempts = 0, next_attempt = null, settled = null where id = ?";

    private ReplayRows() {}
}

package org.healthrecord.ingest.inbox;

/** How a settled record becomes a waiting one again; its events stay. */
final class ReplayRows {
    static final String REOPEN =
            "update inbox_record set state = 'RECEIVED', attempts = 0, next_attempt = null, settled = null where id = ?";

    private ReplayRows() {}
}

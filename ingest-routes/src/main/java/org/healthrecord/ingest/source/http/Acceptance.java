package org.healthrecord.ingest.source.http;

import org.healthrecord.ingest.port.Receipt;

/**
 * The answer to the sender of a submission that is on disk.
 *
 * @param id        the submission's id, of the first one where the very same bytes were sent before
 * @param status    always {@code received}; its outcome is under its {@code Location}
 */
record Acceptance(String id, String status, boolean duplicate) {

    static Acceptance of(Receipt receipt) {
        return new Acceptance(receipt.messageId(), "received", receipt instanceof Receipt.Duplicate);
    }
}

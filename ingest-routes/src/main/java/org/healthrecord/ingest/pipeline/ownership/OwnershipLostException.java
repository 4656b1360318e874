package org.healthrecord.ingest.pipeline.ownership;

import org.springframework.dao.TransientDataAccessResourceException;

/** The connection that held a partition is gone, and with it the partition; nothing may be written for it any more. */
public final class OwnershipLostException extends TransientDataAccessResourceException {
    private static final long serialVersionUID = 1L;

    OwnershipLostException(Throwable cause) {
        super("The partition's lock was lost", cause);
    }
}

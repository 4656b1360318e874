package org.healthrecord.ingest.port;

import org.jspecify.annotations.Nullable;

/** The inbox cannot store now. The sender must not receive a positive acknowledgement. */
public class InboxUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public InboxUnavailableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}

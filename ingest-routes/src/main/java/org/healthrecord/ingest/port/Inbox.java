package org.healthrecord.ingest.port;

/** Stores what arrives. Returns only after the message is durably on disk. */
public interface Inbox {

    /**
     * Stores a message, unless the same source has already sent the very same bytes.
     *
     * @throws InboxUnavailableException when it cannot be stored: the caller must not acknowledge
     */
    Receipt append(Arrival arrival);

    /** Whether a sender waits at this moment for a message to be stored. */
    default boolean isAwaited() {
        return false;
    }
}

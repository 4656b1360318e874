package org.healthrecord.admin.door;

import org.jspecify.annotations.Nullable;

/** Is asked before anything is shown of a message; the application joins it to the one door. */
@FunctionalInterface
public interface MessageDoor {
    /**
     * @param unit of the message, by its selector; null for all of it
     * @throws NotShownException where it may not be shown
     */
    void require(String messageId, @Nullable String unit);

    /** It may not be shown, or not now. */
    final class NotShownException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        /** @param sentence for the administrator; names no person */
        public NotShownException(String sentence) {
            super(sentence);
        }
    }
}

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

        private final boolean forNow;

        /**
         * @param sentence for the administrator; names no person
         * @param forNow   whether it may be shown later; else this caller may never see it
         */
        public NotShownException(String sentence, boolean forNow) {
            super(sentence);
            this.forNow = forNow;
        }

        public boolean isForNow() {
            return forNow;
        }
    }
}

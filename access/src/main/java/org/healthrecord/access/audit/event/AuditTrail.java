package org.healthrecord.access.audit.event;

/** Where events go. */
public interface AuditTrail {

    /**
     * Gives an event its place in the chain and answers at once. What shows a person may leave only after
     * {@link Recorded#await}.
     *
     * @throws AuditUnavailableException where nothing can be recorded now
     */
    Recorded record(Event event);

    /** An event on its way. */
    interface Recorded {
        /**
         * Waits until the event cannot be lost any more.
         *
         * @throws AuditUnavailableException where that failed
         */
        void await();
    }
}

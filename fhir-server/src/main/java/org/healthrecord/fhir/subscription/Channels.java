package org.healthrecord.fhir.subscription;

import org.hl7.fhir.r4.model.Bundle;

/** Where notices go out. */
interface Channels {
    /** Whether a notice could go out from this node now. */
    boolean isOpen(Subscribed subscribed);

    /** @throws NotDeliveredException where nobody has taken it */
    void send(Subscribed subscribed, Bundle notice);

    /** Nobody has taken a notice. The message says why, without what was sent. */
    final class NotDeliveredException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NotDeliveredException(String message) {
            super(message);
        }
    }
}

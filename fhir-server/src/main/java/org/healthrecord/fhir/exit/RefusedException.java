package org.healthrecord.fhir.exit;

import ca.uhn.fhir.rest.server.exceptions.UnclassifiedServerFailureException;
import org.healthrecord.access.decision.Decision;

/** The door stays shut. */
public final class RefusedException extends UnclassifiedServerFailureException {
    private static final long serialVersionUID = 1L;
    private static final int TRY_AGAIN = 503;

    public RefusedException(Decision.Reason reason) {
        super(TRY_AGAIN, sentence(reason));
    }

    private static String sentence(Decision.Reason reason) {
        return switch (reason) {
            case BEING_TAKEN_APART -> "This chart is being taken apart; try again shortly.";
        };
    }
}

package org.healthrecord.fhir.exit;

import ca.uhn.fhir.rest.server.exceptions.UnclassifiedServerFailureException;
import org.healthrecord.access.decision.Decision;
import org.healthrecord.access.decision.Decision.Reason;

/** The door stays shut. */
public final class RefusedException extends UnclassifiedServerFailureException {
    private static final long serialVersionUID = 1L;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int TRY_AGAIN = 503;

    private final Reason reason;

    public RefusedException(Decision.Reason reason) {
        super(status(reason), sentence(reason));
        this.reason = reason;
    }

    /** Whether it may be shown later. */
    public boolean isForNow() {
        return reason == Reason.BEING_TAKEN_APART;
    }

    private static int status(Reason reason) {
        return switch (reason) {
            case NOT_HELD -> FORBIDDEN;
            case ANOTHER_PERSONS -> NOT_FOUND;
            case BEING_TAKEN_APART -> TRY_AGAIN;
        };
    }

    private static String sentence(Reason reason) {
        return switch (reason) {
            case NOT_HELD -> "What this caller holds does not reach here.";
            case ANOTHER_PERSONS -> "There is no such resource";
            case BEING_TAKEN_APART -> "This chart is being taken apart; try again shortly.";
        };
    }
}

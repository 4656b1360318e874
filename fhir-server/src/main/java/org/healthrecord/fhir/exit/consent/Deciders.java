package org.healthrecord.fhir.exit.consent;

import ca.uhn.fhir.rest.server.exceptions.ForbiddenOperationException;
import org.healthrecord.access.decision.Caller;
import org.healthrecord.access.decision.Callers;
import org.healthrecord.access.decision.Purpose;
import org.healthrecord.access.decision.Reach;
import org.healthrecord.access.decision.Reaches;
import org.healthrecord.access.scope.Permission;
import org.healthrecord.fhir.exit.Exit;
import org.healthrecord.fhir.exit.Facts;

/** Who may decide for a person what is shown of the chart. */
final class Deciders {
    private static final String CONSENT = "Consent";

    private final Exit exit;
    private final Callers callers;
    private final KnownParties parties;

    Deciders(Exit exit, Callers callers, KnownParties parties) {
        this.exit = exit;
        this.callers = callers;
        this.parties = parties;
    }

    /**
     * The same answer for a person of others and for nobody at all.
     *
     * @return the account, client or key of the caller
     * @throws ForbiddenOperationException for a caller who may not decide for this person
     */
    String require(String person, Permission permission) {
        Caller caller = callers.current();
        Reach reach = Reaches.of(caller, CONSENT, permission);
        boolean reached = reach.isWhole()
                && reach.persons().map(own -> own.contains(person)).orElse(true);
        if (!reached) {
            throw new ForbiddenOperationException(
                    "Who is shown what of a chart is decided by the person, by a proxy with a scope for it, or by staff"
                            + " who may write consents");
        }
        if (caller.kind() == Caller.Kind.PATIENT && !parties.mayDecide(caller.account(), person)) {
            throw new ForbiddenOperationException(
                    "This proxy may read, but not decide: its scope has to hold patient/Consent.cu");
        }
        exit.require(Purpose.CARE, Facts.ofPerson(person));
        return caller.account();
    }
}

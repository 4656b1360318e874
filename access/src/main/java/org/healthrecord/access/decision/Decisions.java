package org.healthrecord.access.decision;

import java.util.Collections;
import java.util.Set;
import org.healthrecord.access.decision.Decision.Hide;
import org.healthrecord.access.decision.Decision.Permit;
import org.healthrecord.access.decision.Decision.Reason;
import org.healthrecord.access.decision.Decision.Refuse;

/** Decides what is shown to whom. A pure function: the same question under the same circumstances has one answer. */
public final class Decisions {
    private Decisions() {}

    /** @param owners the persons whose facts are to be shown; empty for what belongs to no patient */
    public static Decision decide(Caller caller, Purpose purpose, Set<String> owners, Circumstances circumstances) {
        if (Collections.disjoint(owners, circumstances.takenApart())) {
            return new Permit();
        }
        return purpose == Purpose.WORK_LIST ? new Hide(Reason.BEING_TAKEN_APART) : new Refuse(Reason.BEING_TAKEN_APART);
    }
}

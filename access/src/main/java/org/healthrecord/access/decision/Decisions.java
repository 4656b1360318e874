package org.healthrecord.access.decision;

import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import org.healthrecord.access.decision.Caller.Kind;
import org.healthrecord.access.decision.Decision.Hide;
import org.healthrecord.access.decision.Decision.Permit;
import org.healthrecord.access.decision.Decision.Reason;
import org.healthrecord.access.decision.Decision.Refuse;
import org.healthrecord.access.scope.Permission;

/** Decides what is shown to whom. A pure function: the same question under the same circumstances has one answer. */
public final class Decisions {
    private Decisions() {}

    /**
     * Whose facts these are is looked at last: a caller who may not be shown something learns nothing of the state of
     * its owner's chart.
     */
    public static Decision decide(Caller caller, Question question, Circumstances circumstances) {
        if (!mayAsk(caller, question)) {
            return new Refuse(Reason.NOT_HELD);
        }
        if (!persons(caller, question)
                .map(p -> p.containsAll(question.owners()))
                .orElse(true)) {
            return new Hide(Reason.ANOTHER_PERSONS);
        }
        if (Collections.disjoint(question.owners(), circumstances.takenApart())) {
            return new Permit();
        }
        return question.purpose() == Purpose.WORK_LIST
                ? new Hide(Reason.BEING_TAKEN_APART)
                : new Refuse(Reason.BEING_TAKEN_APART);
    }

    /** Whether the caller may read of everybody who saw what; others read it of the charts that they see. */
    public static boolean mayReadAudit(Caller caller) {
        return caller.kind() == Kind.ANYBODY
                || caller.is(Role.AUDITOR)
                || (caller.scopes().mayAdmin("audit") && (isProgram(caller) || caller.is(Role.ADMINISTRATOR)));
    }

    /** Whether owners decide anything for this caller. */
    public static boolean isLimited(Caller caller, Question question) {
        return persons(caller, question).isPresent();
    }

    private static boolean mayAsk(Caller caller, Question question) {
        if (caller.kind() == Kind.ANYBODY) {
            return true;
        }
        return switch (question.purpose()) {
            case CARE -> reaches(caller, question);
                // The front desk knows who a person is; what clinics wrote is not needed for it.
            case EVIDENCE -> reaches(caller, question)
                    && (caller.kind() != Kind.STAFF || !caller.roles().equals(Set.of(Role.FRONT_DESK)));
            case IDENTITY, WORK_LIST -> mayIdentify(caller);
            case OPERATION -> mayOperate(caller);
        };
    }

    private static boolean reaches(Caller caller, Question question) {
        return !caller.scopes().ofResources().isEmpty()
                && question.types().stream().noneMatch(type -> Reaches.of(caller, type, Permission.READ)
                        .isNothing());
    }

    /** To find out who anybody is: whoever may look for any Patient, and those whose work it is. */
    private static boolean mayIdentify(Caller caller) {
        return mayAdminister(caller)
                || Reaches.of(caller, "Patient", Permission.SEARCH).isEverything();
    }

    /** Messages hold what clinics say of people: to run the feeds alone does not open them. */
    private static boolean mayOperate(Caller caller) {
        return mayAdminister(caller)
                || (caller.scopes().mayAdminister() && caller.is(Role.OPERATOR) && caller.is(Role.CLINICIAN));
    }

    /** Which part of the administration it is, the gate has looked at. */
    private static boolean mayAdminister(Caller caller) {
        return caller.scopes().mayAdminister() && (isProgram(caller) || caller.is(Role.ADMINISTRATOR));
    }

    private static boolean isProgram(Caller caller) {
        return caller.kind() == Kind.KEY || caller.kind() == Kind.BACKEND;
    }

    private static Optional<Set<String>> persons(Caller caller, Question question) {
        return question.types().stream()
                .flatMap(type -> Reaches.of(caller, type, Permission.READ).persons().stream())
                .findAny();
    }
}

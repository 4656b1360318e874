package org.healthrecord.fhir.exit;

import java.util.Set;
import java.util.function.Supplier;
import org.healthrecord.access.audit.event.Shown;
import org.healthrecord.access.decision.Caller;
import org.healthrecord.access.decision.Callers;
import org.healthrecord.access.decision.Circumstances;
import org.healthrecord.access.decision.Decision;
import org.healthrecord.access.decision.Decisions;
import org.healthrecord.access.decision.Purpose;
import org.healthrecord.access.decision.Question;

/**
 * The one door. What is about to be shown is named; whose it is the chart's tables say, and whether it may be shown is a
 * pure decision. Nothing looks into the answer itself: a reference that is missing there hides no person.
 */
public final class Exit {
    private final FactOwners owners;
    private final Supplier<Circumstances> circumstances;
    private final Callers callers;
    private final Shown shown;

    /** @param shown learns of whom something is shown, or refused */
    public Exit(FactOwners owners, Supplier<Circumstances> circumstances, Callers callers, Shown shown) {
        this.owners = owners;
        this.circumstances = circumstances;
        this.callers = callers;
        this.shown = shown;
    }

    /** Who asks. */
    Caller caller() {
        return callers.current();
    }

    public Decision show(Purpose purpose, Facts facts) {
        return decide(purpose, Set.of(), facts);
    }

    /** @param type of the resources */
    Decision show(Purpose purpose, String type, Facts facts) {
        return decide(purpose, Set.of(type), facts);
    }

    /** @throws RefusedException where it may not be shown */
    public void require(Purpose purpose, Facts facts) {
        pass(decide(purpose, Set.of(), facts));
    }

    /**
     * @param type of the resources
     * @throws RefusedException where it may not be shown
     */
    void require(Purpose purpose, String type, Facts facts) {
        pass(decide(purpose, Set.of(type), facts));
    }

    private Decision decide(Purpose purpose, Set<String> types, Facts facts) {
        Circumstances now = circumstances.get();
        Caller caller = callers.current();
        Question open = new Question(purpose, types, Set.of());
        // Where owners decide nothing and nobody asks whom was seen, they are not looked up.
        boolean owned = !now.isOrdinary() || shown.isWatched() || Decisions.isLimited(caller, open);
        Question question = owned ? new Question(purpose, types, ownersOf(facts)) : open;
        Decision decision = Decisions.decide(caller, question, now);
        if (!(decision instanceof Decision.Hide)) {
            shown.add(question.owners());
        }
        return decision;
    }

    private static void pass(Decision decision) {
        if (decision instanceof Decision.Refuse refuse) {
            throw new RefusedException(refuse.reason());
        }
        if (decision instanceof Decision.Hide hide) {
            throw new RefusedException(hide.reason());
        }
    }

    private Set<String> ownersOf(Facts facts) {
        if (facts instanceof Facts.OfPersons persons) {
            return persons.persons();
        }
        if (facts instanceof Facts.Resources resources) {
            return owners.ofResources(resources.ids());
        }
        if (facts instanceof Facts.OfRegistrations registrations) {
            return owners.ofRegistrations(registrations.registrations());
        }
        Facts.OfMessage message = (Facts.OfMessage) facts;
        return owners.ofMessage(message.id(), message.unit());
    }
}

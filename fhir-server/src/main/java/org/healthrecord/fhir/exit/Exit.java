package org.healthrecord.fhir.exit;

import java.util.Set;
import java.util.function.Supplier;
import org.healthrecord.access.decision.Caller;
import org.healthrecord.access.decision.Circumstances;
import org.healthrecord.access.decision.Decision;
import org.healthrecord.access.decision.Decisions;
import org.healthrecord.access.decision.Purpose;

/**
 * The one door. What is about to be shown is named; whose it is the chart's tables say, and whether it may be shown is a
 * pure decision. Nothing looks into the answer itself: a reference that is missing there hides no person.
 */
public final class Exit {
    private final FactOwners owners;
    private final Supplier<Circumstances> circumstances;

    public Exit(FactOwners owners, Supplier<Circumstances> circumstances) {
        this.owners = owners;
        this.circumstances = circumstances;
    }

    public Decision show(Caller caller, Purpose purpose, Facts facts) {
        Circumstances now = circumstances.get();
        // Usually all callers may see everything: then owners are not looked up.
        return Decisions.decide(caller, purpose, now.isOrdinary() ? Set.of() : ownersOf(facts), now);
    }

    /** @throws RefusedException where it may not be shown */
    public void require(Caller caller, Purpose purpose, Facts facts) {
        Decision decision = show(caller, purpose, facts);
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

package org.healthrecord.fhir.exit.view;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.healthrecord.access.consent.Asking;
import org.healthrecord.access.consent.Hidden;
import org.healthrecord.access.consent.Restrictions;
import org.healthrecord.access.decision.Caller;
import org.healthrecord.access.decision.Callers;
import org.healthrecord.fhir.chart.view.View;
import org.healthrecord.fhir.chart.view.Views;

/** By the consents of people. */
public final class ConsentRestricted implements Restricted {
    private static final String TREATMENT = "TREAT";

    private final Callers callers;
    private final Supplier<Map<String, Restrictions>> consents;
    private final Views views;
    private final BreakGlass glass;
    private final Clock clock;

    /** @param consents by person */
    public ConsentRestricted(
            Callers callers, Supplier<Map<String, Restrictions>> consents, Views views, BreakGlass glass, Clock clock) {
        this.glass = glass;
        this.callers = callers;
        this.consents = consents;
        this.views = views;
        this.clock = clock;
    }

    @Override
    public Map<String, Hidden> now() {
        Map<String, Restrictions> all = consents.get();
        if (all.isEmpty()) {
            return Map.of();
        }
        Caller caller = callers.current();
        Asking asking = new Asking(caller, purpose(caller), clock.instant());
        Map<String, Hidden> hidden = new HashMap<>();
        all.forEach((person, restrictions) -> {
            Hidden from = restrictions.hiddenFrom(person, asking);
            if (!from.isNothing()) {
                hidden.put(person, from);
            }
        });
        if (!hidden.isEmpty() && caller.kind() == Caller.Kind.STAFF) {
            hidden.keySet().removeAll(glass.openFor(caller.account()));
        }
        return hidden;
    }

    /** Staff cares for people; what a program does with a chart it does not say. */
    private static Optional<String> purpose(Caller caller) {
        return caller.kind() == Caller.Kind.STAFF ? Optional.of(TREATMENT) : Optional.empty();
    }

    @Override
    public View view(String person, Hidden hidden) {
        return views.of(person, hidden);
    }
}

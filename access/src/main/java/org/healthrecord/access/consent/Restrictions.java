package org.healthrecord.access.consent;

import java.util.List;
import java.util.stream.Stream;
import org.healthrecord.access.decision.Caller.Kind;

/** All rules about one person: those of the person's consents, and the installation's. */
public record Restrictions(List<Rule> rules) {
    public static final Restrictions NONE = new Restrictions(List.of());

    public Restrictions {
        rules = List.copyOf(rules);
    }

    public Restrictions and(Restrictions others) {
        return new Restrictions(
                Stream.concat(rules.stream(), others.rules.stream()).toList());
    }

    /**
     * What the caller is not shown of this person. Nothing is hidden from those who read for the person, nor where access
     * is not controlled at all.
     */
    public Hidden hiddenFrom(String person, Asking asking) {
        boolean own = asking.caller().kind() == Kind.PATIENT
                && asking.caller().persons().contains(person);
        if (own || asking.caller().kind() == Kind.ANYBODY) {
            return Hidden.NOTHING;
        }
        List<Rule> left =
                rules.stream().flatMap(rule -> rule.reduced(asking).stream()).toList();
        return left.stream().anyMatch(Restrictions::hidesAnything) ? new Hidden(left) : Hidden.NOTHING;
    }

    private static boolean hidesAnything(Rule rule) {
        return rule.denies() || rule.exceptions().stream().anyMatch(Restrictions::hidesAnything);
    }
}

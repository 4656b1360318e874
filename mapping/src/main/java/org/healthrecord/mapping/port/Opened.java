package org.healthrecord.mapping.port;

import java.util.List;
import java.util.function.Function;
import org.healthrecord.mapping.assertion.Issue;

/** What was found when a payload was opened. */
public sealed interface Opened {

    /** The payload holds these units, in the order sent; issues are those that concern no unit in particular. */
    record Units(List<Unit> units, List<Issue> issues) implements Opened {
        public Units {
            units = List.copyOf(units);
            issues = List.copyOf(issues);
        }
    }

    /** Nothing can be made of these bytes; the message is quarantined whole. */
    record Unreadable(Refusal refusal) implements Opened {}

    default <R> R on(Function<Units, R> units, Function<Unreadable, R> unreadable) {
        if (this instanceof Units u) {
            return units.apply(u);
        }
        return unreadable.apply((Unreadable) this);
    }
}

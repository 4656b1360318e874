package org.healthrecord.access.consent;

import java.util.List;
import java.util.Set;

/** What of one person is hidden from one caller at one time: equal for all requests that see the same. */
public record Hidden(List<Rule> rules) {
    public static final Hidden NOTHING = new Hidden(List.of());

    public Hidden {
        rules = List.copyOf(rules);
    }

    public boolean isNothing() {
        return rules.isEmpty();
    }

    /** Whether a rule looks at labels: then words that nobody can label are not shown either. */
    public boolean looksAtLabels() {
        return rules.stream().anyMatch(Rule::namesLabels);
    }

    /** @param labels of the statement */
    public boolean hides(String source, Set<String> labels) {
        return rules.stream().anyMatch(rule -> rule.hides(source, labels).orElse(false));
    }
}

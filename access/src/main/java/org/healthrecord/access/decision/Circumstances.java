package org.healthrecord.access.decision;

import java.util.Set;

/**
 * What holds at the moment of a decision.
 *
 * @param takenApart persons whose charts are being taken apart
 */
public record Circumstances(Set<String> takenApart) {
    public Circumstances {
        takenApart = Set.copyOf(takenApart);
    }

    /** Whether all callers may see everything, so that owners need not be looked up. */
    public boolean isOrdinary() {
        return takenApart.isEmpty();
    }
}

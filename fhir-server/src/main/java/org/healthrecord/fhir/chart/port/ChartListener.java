package org.healthrecord.fhir.chart.port;

import java.util.Set;

/**
 * Hears of every change of a chart after it is committed: at least once, by one node, and each person's changes in their
 * order. A bean of this type is registered with the next start; it hears of what changes from then on.
 */
public interface ChartListener {
    /** Names the listener for ever: under this name the changes it has not heard yet are kept. At most 100 characters. */
    String name();

    /**
     * Runs in a transaction of the charts' database that ends with the note that this change was heard. Where it throws,
     * the change is told again later, and the person's later changes wait.
     *
     * @param person the person's id; {@code directory} for what belongs to no patient
     * @param facts  {@code Type/id} of what was written or removed, with its Provenance or by it alone
     */
    void changed(String person, Set<String> facts, Cause cause);

    /** Why a chart changed. */
    enum Cause {
        /** A clinic sent something. */
        SENT,
        /** Somebody decided who is who. */
        DECIDED,
        /** The chart was made anew from its statements. */
        REBUILT
    }
}

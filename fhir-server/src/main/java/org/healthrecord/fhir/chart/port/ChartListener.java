package org.healthrecord.fhir.chart.port;

import java.util.Set;

/**
 * Receives every change of a chart after it is committed: at least once, by one node, and each person's changes in
 * their order. A bean of this type is registered with the next start; it receives what changes from then on.
 */
public interface ChartListener {
    /**
     * Names the listener permanently: under this name the changes it has not received yet are kept. At most 100
     * characters.
     */
    String name();

    /**
     * Whether it wants to hear of what changes now. Asked in each transaction that changes a chart, so it has to be cheap;
     * what changes while it says no it never hears.
     */
    default boolean isListening() {
        return true;
    }

    /**
     * Runs in a transaction of the charts' database that ends by marking this change as delivered. Where it throws, the
     * change is delivered again later, and the person's later changes wait.
     *
     * @param person the person's id; {@code directory} for what belongs to no patient
     * @param facts  {@code Type/id} of what was written or removed, with its Provenance or by it alone
     */
    void changed(String person, Set<String> facts, Cause cause);

    /** Why a chart changed. */
    enum Cause {
        /** A clinic sent something. */
        SENT,
        /** A decision on who is who. */
        DECIDED,
        /** The chart was rebuilt from its statements. */
        REBUILT
    }
}

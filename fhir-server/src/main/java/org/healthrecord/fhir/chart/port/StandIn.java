package org.healthrecord.fhir.chart.port;

/** How the ids of resources begin that are made when they are read: no row is reserved for them. */
public final class StandIn {
    /** A message, as a DocumentReference. */
    public static final String MESSAGE = "message-";

    private StandIn() {}

    /** @param reference {@code Type/id} */
    public static boolean is(String reference) {
        return reference.startsWith(MESSAGE, reference.indexOf('/') + 1);
    }
}

package org.healthrecord.admin.message;

import java.util.List;

/** The resources of the chart that come from a message; the application joins this to it. */
@FunctionalInterface
public interface FactTrace {

    List<FactRef> factsOf(String messageId);

    /**
     * A resource of the chart.
     *
     * @param selector the record of the message that states it
     * @param place    where in the message it is stated
     */
    record FactRef(String type, String id, String selector, String place) {}
}

package org.healthrecord.fhir.chart.port;

import java.util.List;

/** Writes the projection into the FHIR store, within the transaction the caller has open. */
public interface ChartWriter {
    /**
     * Whether the store has a place for this resource type. What it has no place for is kept as the clinic stated it and
     * is not shown.
     */
    boolean holds(String type);

    /**
     * @param upserts   resources with their ids set; one stored with the same content is not written again
     * @param deletions {@code Type/id}
     */
    void write(List<Encoded> upserts, List<String> deletions);
}

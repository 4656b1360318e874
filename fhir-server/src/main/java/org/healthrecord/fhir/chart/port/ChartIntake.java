package org.healthrecord.fhir.chart.port;

import java.util.List;
import org.healthrecord.mapping.port.MappedRecord;

/**
 * Where mapped records enter the chart. One call is one transaction over assertions, identity and projection; the same
 * records again change nothing.
 */
public interface ChartIntake {
    /**
     * Each record states from now on what it says here, and nothing else: what it stated when it was mapped before is taken
     * back. Throws a {@link org.springframework.dao.TransientDataAccessException} or its like where trying again
     * later may help.
     *
     * @param confirm called in the transaction once the people concerned are locked; it throws if the caller has lost the
     *     right to write, to another node say
     */
    void accept(List<MappedRecord> records, Runnable confirm);

    default void accept(List<MappedRecord> records) {
        accept(records, () -> {});
    }
}

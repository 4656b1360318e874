package org.healthrecord.ingest.pipeline.handover;

import java.util.List;
import org.healthrecord.ingest.pipeline.ownership.Ownership;
import org.healthrecord.mapping.port.MappedRecord;

/** Where mapped records go: the application joins this to the chart. One call is one transaction. */
@FunctionalInterface
public interface AssertionSink {

    /**
     * Takes the records in; the same records again change nothing, and what a record stated before and states no longer is
     * taken back. Throws a {@link
     * org.springframework.dao.TransientDataAccessException} or its like where trying again later may help.
     *
     * @param ownership to be confirmed within the transaction, once it has locked what it writes
     */
    void accept(List<MappedRecord> records, Ownership ownership);
}

package org.healthrecord.ingest.pipeline.handover;

import java.util.List;
import org.healthrecord.ingest.inbox.record.ClaimedRecord;
import org.healthrecord.ingest.inbox.record.Settlement;
import org.healthrecord.mapping.port.MappedRecord;

/**
 * A record on its way into the chart.
 *
 * @param says what it says from now on; what it said before and does not say now is taken back
 * @param done how it is settled once the chart has taken that
 */
record Handed(Settlement done, MappedRecord says) {

    static Handed of(Prepared.Ready ready) {
        return new Handed(Endings.stored(ready), ready.mapped());
    }

    static Handed of(Prepared.Ended ended) {
        return silent(ended.settlement());
    }

    /** The same record, without a statement. */
    Handed as(Settlement ending) {
        return silent(ending);
    }

    ClaimedRecord record() {
        return done.record();
    }

    private static Handed silent(Settlement ending) {
        ClaimedRecord record = ending.record();
        String selector =
                ending.unit() == null ? record.selector() : ending.unit().selector();
        return new Handed(
                ending,
                new MappedRecord(
                        record.source(), record.messageId(), selector, record.received(), List.of(), List.of()));
    }
}

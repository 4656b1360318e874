package org.healthrecord.ingest.pipeline.handover;

import java.util.List;
import org.healthrecord.ingest.inbox.record.ClaimedRecord;
import org.healthrecord.ingest.inbox.record.Settlement;
import org.healthrecord.mapping.assertion.Issue;
import org.healthrecord.mapping.code.LocalCode;
import org.healthrecord.mapping.port.MappedRecord;
import org.healthrecord.mapping.score.Tally;

/** What a claimed record has become before anything is handed over. */
public sealed interface Prepared {

    /** It says something to the chart. */
    record Ready(
            ClaimedRecord record,
            Settlement.UnitName unit,
            MappedRecord mapped,
            List<Issue> issues,
            List<LocalCode> codes,
            Tally tally)
            implements Prepared {}

    /** It ends here: ignored, refused or a defect. */
    record Ended(Settlement settlement) implements Prepared {}

    /** Something it needs does not answer; it is tried again later. */
    record Blocked(ClaimedRecord record, Throwable failure) implements Prepared {}

    /** It was split or moved; what it became waits elsewhere. */
    record Elsewhere() implements Prepared {}
}

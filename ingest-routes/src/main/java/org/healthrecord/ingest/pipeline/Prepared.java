package org.healthrecord.ingest.pipeline;

import java.util.List;
import org.healthrecord.ingest.inbox.ClaimedRecord;
import org.healthrecord.ingest.inbox.Settlement;
import org.healthrecord.mapping.Issue;
import org.healthrecord.mapping.MappedRecord;
import org.healthrecord.mapping.code.LocalCode;

/** What a claimed record has become before anything is handed over. */
sealed interface Prepared {

    /** It says something to the chart. */
    record Ready(
            ClaimedRecord record,
            Settlement.UnitName unit,
            MappedRecord mapped,
            List<Issue> issues,
            List<LocalCode> codes)
            implements Prepared {}

    /** It ends here: ignored, refused or a defect. */
    record Ended(Settlement settlement) implements Prepared {}

    /** Something it needs does not answer; it is tried again later. */
    record Blocked(ClaimedRecord record, Throwable failure) implements Prepared {}

    /** It was split or moved; what it became waits elsewhere. */
    record Elsewhere() implements Prepared {}
}

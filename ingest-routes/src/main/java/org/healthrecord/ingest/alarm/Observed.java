package org.healthrecord.ingest.alarm;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a source does at one moment.
 *
 * @param lastReceived  null where nothing ever arrived
 * @param expectedEvery how often it usually sends, as its definition says; null where it does not
 * @param rhythm        what was learned; null where too little is known
 * @param lately        the outcomes of what arrived in the last three hours
 * @param usually       those of the week before
 * @param oldestWaiting null where nothing waits
 * @param failedTurns   most failures in a row of a channel that is fetched from
 * @param closed        whether it is paused or ended, so that nothing is expected
 */
record Observed(
        @Nullable Instant lastReceived,
        @Nullable Duration expectedEvery,
        @Nullable Rhythm rhythm,
        Outcomes lately,
        Outcomes usually,
        @Nullable Instant oldestWaiting,
        int failedTurns,
        boolean closed) {

    /** @param refused how many of them could not be used */
    record Outcomes(long records, long refused) {
        double share() {
            return records == 0 ? 0 : (double) refused / records;
        }
    }
}

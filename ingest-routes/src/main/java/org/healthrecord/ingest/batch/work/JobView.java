package org.healthrecord.ingest.batch.work;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A job as administrators see it.
 *
 * @param id        stays the same when it is resumed
 * @param state     STARTING, STARTED, STOPPING, STOPPED, FAILED or COMPLETED
 * @param attention whether it needs attention: it failed, or it ended with things it could not do
 * @param runs      how often it was started or resumed
 * @param expected  how much there is to do; null until it is counted
 * @param failed    how many things could not be done, or were found to differ
 * @param reason    why it stopped before its end
 * @param problems  the first of what could not be done; empty in lists
 */
public record JobView(
        long id,
        String job,
        String state,
        boolean attention,
        Map<String, String> parameters,
        String by,
        Instant requested,
        @Nullable Instant started,
        @Nullable Instant ended,
        int runs,
        @Nullable Long expected,
        long read,
        long stored,
        long duplicate,
        long failed,
        @Nullable String reason,
        List<Problem> problems) {

    /** Something that could not be done, and why. */
    public record Problem(String place, String reason, Instant at) {}
}

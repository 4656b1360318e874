package org.healthrecord.ingest.pull.http;

import java.time.Duration;
import org.healthrecord.ingest.pull.turn.PullFailure;

/** Waits, and fails when what waits must stop. */
@FunctionalInterface
public interface Pause {
    void of(Duration duration) throws PullFailure;

    /** For a try of an administrator, who waits for it. */
    static Pause brief() {
        return duration -> {
            try {
                Thread.sleep(Math.min(duration.toMillis(), 2000));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        };
    }
}

package org.healthrecord.ingest.pipeline.handover;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/**
 * How long to wait before the next attempt: four times longer after each failure up to a limit, and up to half of it more
 * or less by chance, so that what failed together does not come back together.
 *
 * @param chance gives numbers from 0 to 1
 */
public record BackOff(Duration first, Duration longest, DoubleSupplier chance) {
    private static final int GROWTH = 4;

    /** @param attempts how often it has failed, counting this time */
    public Duration after(int attempts) {
        double millis = first.toMillis() * Math.pow(GROWTH, attempts - 1.0);
        double limited = Math.min(millis, longest.toMillis());
        return Duration.ofMillis(Math.round(limited * (0.5 + chance.getAsDouble())));
    }
}

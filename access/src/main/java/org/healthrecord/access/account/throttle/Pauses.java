package org.healthrecord.access.account.throttle;

import java.time.Duration;

/** How long one must wait after so many failures: a second, twice as long each time, never more than a quarter of an hour. */
final class Pauses {
    static final Duration LONGEST = Duration.ofMinutes(15);

    private Pauses() {}

    /** @param free how many failures cost nothing */
    static Duration after(int failures, int free) {
        if (failures < free) {
            return Duration.ZERO;
        }
        int doublings = Math.min(failures - free, 20);
        Duration pause = Duration.ofSeconds(1L << doublings);
        return pause.compareTo(LONGEST) > 0 ? LONGEST : pause;
    }
}

package org.healthrecord.ingest.pipeline.schedule;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleSupplier;

/**
 * How long a worker rests after a round: nine times as long as it worked, while senders wait for acknowledgements and the
 * processors are busy. Where the rest leaves a processor free, the next round is followed by none. A thread's
 * priority alone does not do that, because what a worker asks of a database server is done there at the same priority as
 * what receiving asks of it.
 *
 * @param awaited whether a sender waits for an acknowledgement
 * @param load    how busy the processors are, 0 to 1; below 0 when unknown
 */
public record Breather(BooleanSupplier awaited, DoubleSupplier load) {
    private static final int REST = 9;
    private static final double BUSY = 0.8;
    private static final Duration LONGEST = Duration.ofSeconds(5);

    public static Breather letting(BooleanSupplier awaited) {
        OperatingSystemMXBean machine = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        return new Breather(awaited, machine::getCpuLoad);
    }

    public Duration after(Duration worked) {
        if (!awaited.getAsBoolean() || load.getAsDouble() < BUSY) {
            return Duration.ZERO;
        }
        Duration rest = worked.multipliedBy(REST);
        return rest.compareTo(LONGEST) < 0 ? rest : LONGEST;
    }
}

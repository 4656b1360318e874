package org.healthrecord.load;

import java.io.IOException;
import java.util.Iterator;

/**
 * What sending something cost the service until it was applied.
 *
 * @param seconds from the first byte until all is applied
 */
record Measured(Crowd.Sent sent, double seconds, double cpuSeconds) {

    static Measured of(Load load, Crowd crowd, Iterator<Submission> submissions)
            throws IOException, InterruptedException {
        Usage usage = load.usage();
        double cpu = usage.cpuSeconds();
        long start = System.nanoTime();
        Crowd.Sent sent = crowd.send(submissions);
        load.target().settle();
        return new Measured(sent, (System.nanoTime() - start) / 1e9, usage.cpuSeconds() - cpu);
    }

    double cpuPerThousandRecords() {
        return 1_000 * cpuSeconds / sent.records();
    }

    double recordsPerSecond() {
        return sent.records() / seconds;
    }
}

package org.healthrecord.load;

import java.io.IOException;
import java.util.Iterator;

/**
 * What sending something cost the service until it was applied.
 *
 * @param seconds from the first byte until all is applied
 * @param compilerSeconds what part of {@code cpuSeconds} the JVM's compilers took
 */
record Measured(Crowd.Sent sent, double seconds, double cpuSeconds, double compilerSeconds) {

    static Measured of(Load load, Crowd crowd, Iterator<Submission> submissions)
            throws IOException, InterruptedException {
        Usage usage = load.usage();
        double cpu = usage.cpuSeconds();
        double compilers = usage.compilerSeconds();
        long start = System.nanoTime();
        Crowd.Sent sent = crowd.send(submissions);
        load.target().settle();
        return new Measured(
                sent, (System.nanoTime() - start) / 1e9, usage.cpuSeconds() - cpu, usage.compilerSeconds() - compilers);
    }

    double cpuPerThousandRecords() {
        return 1_000 * cpuSeconds / sent.records();
    }

    /** The same without the JVM's compilers; those of the JVM must not come and go, or an ended one's time is lost. */
    double runPerThousandRecords() {
        return 1_000 * (cpuSeconds - compilerSeconds) / sent.records();
    }

    double recordsPerSecond() {
        return sent.records() / seconds;
    }
}

package org.healthrecord.load;

import java.io.IOException;
import java.time.Duration;
import java.util.Iterator;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/** Senders in parallel, each sending its next submission when the one before is acknowledged. */
final class Crowd {
    private final int size;
    private final Callable<Connection> dial;

    Crowd(int size, Callable<Connection> dial) {
        this.size = size;
        this.dial = dial;
    }

    /** @param latencies in microseconds */
    record Sent(int submissions, int records, double seconds, Histogram latencies) {
        double perSecond() {
            return submissions / seconds;
        }

        double milliseconds(double percentile) {
            return latencies.getValueAtPercentile(percentile) / 1e3;
        }
    }

    Sent send(Iterator<Submission> submissions) throws IOException, InterruptedException {
        return send(submissions, Duration.ofDays(1));
    }

    Sent send(Iterator<Submission> submissions, Duration atMost) throws IOException, InterruptedException {
        Histogram latencies = new ConcurrentHistogram(3);
        ExecutorService threads = Executors.newFixedThreadPool(size);
        ExecutorCompletionService<int[]> senders = new ExecutorCompletionService<>(threads);
        long start = System.nanoTime();
        long end = start + atMost.toNanos();
        try {
            for (int i = 0; i < size; i++) {
                senders.submit(() -> sender(submissions, latencies, end));
            }
            int[] sum = new int[2];
            for (int i = 0; i < size; i++) {
                int[] one = senders.take().get();
                sum[0] += one[0];
                sum[1] += one[1];
            }
            return new Sent(sum[0], sum[1], (System.nanoTime() - start) / 1e9, latencies);
        } catch (ExecutionException e) {
            throw new IOException("A sender failed", e.getCause());
        } finally {
            threads.shutdownNow();
        }
    }

    private int[] sender(Iterator<Submission> submissions, Histogram latencies, long end) throws Exception {
        int[] sum = new int[2];
        try (Connection connection = dial.call()) {
            for (Submission next = next(submissions); next != null; next = next(submissions)) {
                long before = System.nanoTime();
                if (before > end) {
                    break;
                }
                connection.send(next);
                latencies.recordValue((System.nanoTime() - before) / 1_000);
                sum[0]++;
                sum[1] += next.records();
            }
        }
        return sum;
    }

    private static Submission next(Iterator<Submission> submissions) {
        synchronized (submissions) {
            return submissions.hasNext() ? submissions.next() : null;
        }
    }
}

package org.healthrecord.app.map;

import java.time.Duration;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What became of all files. */
final class MapTally {
    private final long started = System.nanoTime();
    private final Map<String, Long> issues = new TreeMap<>();
    private long files;
    private long failed;
    private long units;
    private long refused;
    private long resources;
    private long bytes;

    synchronized void add(BundleCount one) {
        files++;
        failed += one.failed ? 1 : 0;
        units += one.units;
        refused += one.refused;
        resources += one.resources;
        bytes += one.bytes;
        one.issues.forEach((code, n) -> issues.merge(code, n, Long::sum));
    }

    synchronized boolean complete() {
        return failed == 0;
    }

    synchronized String summary() {
        double seconds =
                Math.max(1, Duration.ofNanos(System.nanoTime() - started).toMillis()) / 1000.0;
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "%d files, %d not or not wholly mapped, %d records, %d refused, %d resources%n"
                        + "%.1f s: %.0f records/s, %.1f MB/s%n",
                files,
                failed,
                units,
                refused,
                resources,
                seconds,
                units / seconds,
                bytes / seconds / 1_000_000));
        long all = issues.values().stream().mapToLong(Long::longValue).sum();
        text.append(String.format(Locale.ROOT, "%d issues", all));
        issues.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .forEach(e -> text.append(String.format(Locale.ROOT, "%n%9d %s", e.getValue(), e.getKey())));
        return text.toString();
    }
}

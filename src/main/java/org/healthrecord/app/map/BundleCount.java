package org.healthrecord.app.map;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.healthrecord.mapping.assertion.Issue;

/** What became of one file. Written by the one thread that maps it. */
final class BundleCount {
    long bytes;
    long units;
    long refused;
    long resources;
    boolean failed;
    final Map<String, Long> issues = new HashMap<>();

    void issue(Issue issue) {
        issues.merge(issue.severity().name().toLowerCase(Locale.ROOT) + " " + issue.code(), 1L, Long::sum);
    }
}

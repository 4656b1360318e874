package org.healthrecord.admin.summary;

import java.util.List;
import org.healthrecord.ingest.pull.PullRows;
import org.healthrecord.ingest.source.registry.SourceEntry;
import org.healthrecord.ingest.source.registry.SourceRegistry;

/** What was decided about a source, and how its channels do that are fetched from. */
public final class SourceStanding {
    private final SourceRegistry registry;
    private final PullRows pulls;

    public SourceStanding(SourceRegistry registry, PullRows pulls) {
        this.registry = registry;
        this.pulls = pulls;
    }

    /** {@code ACTIVE}, {@code PAUSED}, {@code ENDED}, {@code BROKEN} where the definition cannot be used, or {@code UNKNOWN}. */
    String state(String source) {
        return registry.find(source)
                .map(entry -> entry.definition() == null
                        ? "BROKEN"
                        : entry.version().state().name())
                .orElse("UNKNOWN");
    }

    boolean isSandbox(String source) {
        return registry.find(source)
                .map(SourceEntry::definition)
                .filter(definition -> definition.sandbox())
                .isPresent();
    }

    List<Summary.Pull> pulls(String source) {
        return registry.find(source).map(SourceEntry::definition).stream()
                .flatMap(definition -> pulls.of(definition).stream())
                .map(row -> new Summary.Pull(row.label(), row.state().name(), row.detail(), row.failures()))
                .toList();
    }
}

package org.healthrecord.ingest.source.registry;

import java.util.List;
import java.util.Map;
import org.healthrecord.ingest.source.definition.SourceDefinition;
import org.jspecify.annotations.Nullable;

/**
 * A source as it is on this node.
 *
 * @param shown      the definition with its secrets hidden
 * @param definition null where the definition cannot be used
 * @param problems   why it cannot be used
 */
public record SourceEntry(
        SourceVersion version,
        Map<String, Object> shown,
        @Nullable SourceDefinition definition,
        List<String> problems) {
    public SourceEntry {
        problems = List.copyOf(problems);
    }

    public String id() {
        return version.source();
    }

    public boolean isActive() {
        return version.state() == SourceState.ACTIVE && definition != null;
    }
}

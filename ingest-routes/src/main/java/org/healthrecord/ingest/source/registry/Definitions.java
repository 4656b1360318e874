package org.healthrecord.ingest.source.registry;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.healthrecord.ingest.source.definition.InvalidSourcesException;
import org.healthrecord.ingest.source.definition.SourceDefinition;
import org.healthrecord.ingest.source.definition.SourceDefinitions;
import org.healthrecord.ingest.source.definition.SourceProperties;
import org.healthrecord.ingest.source.definition.SourceReader;
import org.healthrecord.mapping.code.CodeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns rows into definitions that this node can use, one by one. */
final class Definitions {
    private static final Logger LOG = LoggerFactory.getLogger(Definitions.class);

    private final DefinitionText text;
    private final SourceReader reader;
    private final SourceDefinitions live;

    Definitions(DefinitionText text, SourceReader reader, SourceDefinitions live) {
        this.text = text;
        this.reader = reader;
        this.live = live;
    }

    /** Older sources come first: of two that cannot both be, the older one goes on. */
    Map<String, SourceEntry> align(List<SourceVersion> versions, Map<String, CodeMap> codes) {
        var entries = new LinkedHashMap<String, SourceEntry>();
        var open = new ArrayList<SourceDefinition>();
        for (var version : versions) {
            var entry = entry(version, open);
            entries.put(entry.id(), entry);
            if (entry.definition() != null && version.state() != SourceState.ENDED) {
                open.add(entry.definition());
            }
        }
        live.replace(entries.values().stream()
                .flatMap(entry -> Optional.ofNullable(effective(entry)).stream())
                .map(source -> source.under(codes.getOrDefault(source.id(), CodeMap.NONE)))
                .toList());
        return entries;
    }

    private SourceEntry entry(SourceVersion version, List<SourceDefinition> open) {
        var shown = text.shown(version.definition());
        try {
            var source = text.read(version.definition(), version.source());
            var others = version.state() == SourceState.ENDED ? List.<SourceDefinition>of() : open;
            return new SourceEntry(version, shown, reader.read(source, others), List.of());
        } catch (InvalidSourcesException unusable) {
            return broken(version, shown, unusable.problems());
        } catch (RuntimeException unreadable) {
            return broken(version, shown, List.of(String.valueOf(unreadable.getMessage())));
        }
    }

    private static SourceEntry broken(SourceVersion version, Map<String, Object> shown, List<String> problems) {
        LOG.warn("Source {} cannot be used: {}", version.source(), String.join("; ", problems));
        return new SourceEntry(version, shown, null, problems);
    }

    /** A source that is paused or ended has no doors; what it sent before is still worked on. */
    private static @Nullable SourceDefinition effective(SourceEntry entry) {
        var definition = entry.definition();
        return definition == null || entry.isActive()
                ? definition
                : definition.closed(entry.version().state() == SourceState.PAUSED);
    }

    /** @throws InvalidSourcesException when it cannot be used beside the others */
    SourceDefinition check(SourceProperties.Source source, Collection<SourceEntry> entries) {
        var others = entries.stream()
                .filter(entry -> !entry.id().equals(source.id()))
                .filter(entry -> entry.version().state() != SourceState.ENDED)
                .map(SourceEntry::definition)
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .toList();
        return reader.read(source, others);
    }
}

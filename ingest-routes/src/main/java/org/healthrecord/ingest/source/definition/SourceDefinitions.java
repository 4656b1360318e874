package org.healthrecord.ingest.source.definition;

import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.healthrecord.ingest.port.SourceDirectory;
import org.healthrecord.mapping.port.SourceProfile;

/**
 * The sources there are now: at first those this service was started with. Each reader sees the old ones or the new ones, never
 * a part of both.
 */
public final class SourceDefinitions implements SourceDirectory {
    private volatile Map<String, SourceDefinition> byId = Map.of();

    SourceDefinitions(List<SourceDefinition> definitions) {
        replace(definitions);
    }

    /** From now on there are these sources. */
    public void replace(Collection<SourceDefinition> definitions) {
        var next = new LinkedHashMap<String, SourceDefinition>();
        definitions.forEach(definition -> next.put(definition.id(), definition));
        byId = Collections.unmodifiableMap(next);
    }

    /**
     * @param bundles the names of the TLS bundles there are
     * @throws InvalidSourcesException with everything that is wrong, not only the first thing
     */
    public static SourceDefinitions of(SourceProperties properties, Layouts layouts, Collection<String> bundles) {
        return of(new SourceReader(properties, layouts, bundles));
    }

    /** @throws InvalidSourcesException with everything that is wrong, not only the first thing */
    public static SourceDefinitions of(SourceReader reader) {
        return new SourceDefinitions(reader.all());
    }

    /**
     * A source by itself, whose layout and code map lie beside its file: for the dry run.
     *
     * @throws InvalidSourcesException with everything that is wrong
     */
    public static SourceProfile alone(SourceProperties.Source source, Path file) {
        var problems = new Problems();
        var channels = new ChannelReader(new SourceProperties(file, "", List.of()), List.of(), problems);
        var definition =
                new DefinitionReader(channels, Layouts.beside(file), CodeMaps.beside(file), problems).read(source);
        problems.throwIfAny();
        return definition.orElseThrow().profile();
    }

    public Collection<SourceDefinition> definitions() {
        return byId.values();
    }

    /** The portal is known without being configured; it is in no list, because nobody sends as it over a channel. */
    public Optional<SourceDefinition> definition(String id) {
        return Optional.ofNullable(byId.get(id)).or(() -> PortalSource.named(id));
    }

    @Override
    public Optional<SourceProfile> find(String id) {
        return definition(id).map(SourceDefinition::profile);
    }

    @Override
    public Collection<SourceProfile> all() {
        return byId.values().stream().map(SourceDefinition::profile).toList();
    }

    @Override
    public boolean isSandbox(String id) {
        return definition(id).filter(SourceDefinition::sandbox).isPresent();
    }
}

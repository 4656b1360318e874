package org.healthrecord.ingest.source.definition;

import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.healthrecord.ingest.port.SourceDirectory;
import org.healthrecord.mapping.port.SourceProfile;

/** The sources this service was started with. */
public final class SourceDefinitions implements SourceDirectory {
    private final Map<String, SourceDefinition> byId = new LinkedHashMap<>();

    SourceDefinitions(List<SourceDefinition> definitions) {
        definitions.forEach(definition -> byId.put(definition.id(), definition));
    }

    /**
     * @param bundles the names of the TLS bundles there are
     * @throws InvalidSourcesException with everything that is wrong, not only the first thing
     */
    public static SourceDefinitions of(SourceProperties properties, Layouts layouts, Collection<String> bundles) {
        var problems = new Problems();
        var channels = new ChannelReader(properties, bundles, problems);
        var reader = new DefinitionReader(channels, layouts, new CodeMaps(properties.home()), problems);
        var definitions = properties.sources().stream()
                .flatMap(source -> reader.read(source).stream())
                .toList();
        new Conflicts(problems).check(definitions);
        problems.throwIfAny();
        return new SourceDefinitions(definitions);
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

    public Optional<SourceDefinition> definition(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    @Override
    public Optional<SourceProfile> find(String id) {
        return definition(id).map(SourceDefinition::profile);
    }

    @Override
    public Collection<SourceProfile> all() {
        return byId.values().stream().map(SourceDefinition::profile).toList();
    }
}

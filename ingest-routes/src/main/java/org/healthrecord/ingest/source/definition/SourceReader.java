package org.healthrecord.ingest.source.definition;

import java.util.Collection;
import java.util.List;
import org.healthrecord.ingest.source.definition.SourceProperties.Source;

/** Checks configured sources, together or one by one. */
public final class SourceReader {
    private final SourceProperties properties;
    private final Layouts layouts;
    private final Collection<String> bundles;

    /** @param bundles the names of the TLS bundles there are */
    public SourceReader(SourceProperties properties, Layouts layouts, Collection<String> bundles) {
        this.properties = properties;
        this.layouts = layouts;
        this.bundles = List.copyOf(bundles);
    }

    /** @throws InvalidSourcesException with everything that is wrong, not only the first thing */
    List<SourceDefinition> all() {
        var problems = new Problems();
        var reader = reader(problems);
        var definitions = properties.sources().stream()
                .flatMap(source -> reader.read(source).stream())
                .toList();
        new Conflicts(problems).check(definitions);
        problems.throwIfAny();
        return definitions;
    }

    /**
     * One source by itself.
     *
     * @param others those it must not conflict with
     * @throws InvalidSourcesException with everything that is wrong with it
     */
    public SourceDefinition read(Source source, Collection<SourceDefinition> others) {
        var problems = new Problems();
        var definition = reader(problems).read(source);
        problems.throwIfAny();
        var conflicts = new Conflicts(problems);
        conflicts.check(List.copyOf(others));
        conflicts.check(List.of(definition.orElseThrow()));
        problems.throwIfAny();
        return definition.orElseThrow();
    }

    private DefinitionReader reader(Problems problems) {
        var channels = new ChannelReader(properties, bundles, problems);
        return new DefinitionReader(channels, layouts, new CodeMaps(properties.home()), problems);
    }
}

package org.healthrecord.ingest.source.definition;

import java.util.List;
import java.util.stream.Stream;
import org.healthrecord.mapping.port.SourceProfile;

/** A source that has been checked: who sends, and the ways in. */
public record SourceDefinition(SourceProfile profile, List<Channel> channels) {
    public SourceDefinition {
        channels = List.copyOf(channels);
    }

    public String id() {
        return profile.id();
    }

    public <C extends Channel> Stream<C> channels(Class<C> kind) {
        return channels.stream().filter(kind::isInstance).map(kind::cast);
    }
}

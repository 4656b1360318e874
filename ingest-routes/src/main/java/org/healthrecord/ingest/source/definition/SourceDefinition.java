package org.healthrecord.ingest.source.definition;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.healthrecord.mapping.code.CodeMap;
import org.healthrecord.mapping.port.SourceProfile;
import org.jspecify.annotations.Nullable;

/**
 * A source that has been checked: who sends, and the ways in.
 *
 * @param expectedEvery how often it usually sends; null where nobody said it
 * @param sandbox       whether its records stay out of the charts
 * @param paused        whether its ways in are closed for a while
 */
public record SourceDefinition(
        SourceProfile profile,
        List<Channel> channels,
        @Nullable Duration expectedEvery,
        boolean sandbox,
        boolean paused) {
    public SourceDefinition {
        channels = List.copyOf(channels);
    }

    /** One that receives. */
    public SourceDefinition(SourceProfile profile, List<Channel> channels, @Nullable Duration expectedEvery) {
        this(profile, channels, expectedEvery, false, false);
    }

    /** The same source without a way in. */
    public SourceDefinition closed(boolean forAWhile) {
        return new SourceDefinition(profile, List.of(), expectedEvery, sandbox, forAWhile);
    }

    /** The same source with rows that stand over its own code map. */
    public SourceDefinition under(CodeMap rows) {
        return rows.isEmpty()
                ? this
                : new SourceDefinition(
                        profile.withCodeMap(profile.codeMap().under(rows)), channels, expectedEvery, sandbox, paused);
    }

    public String id() {
        return profile.id();
    }

    public <C extends Channel> Stream<C> channels(Class<C> kind) {
        return channels.stream().filter(kind::isInstance).map(kind::cast);
    }
}

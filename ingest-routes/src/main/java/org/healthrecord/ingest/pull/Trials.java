package org.healthrecord.ingest.pull;

import java.util.List;
import org.healthrecord.ingest.pull.turn.PullFailure;
import org.healthrecord.ingest.pull.turn.PullState;
import org.healthrecord.ingest.source.definition.Channel;
import org.healthrecord.ingest.source.definition.SourceDefinition;
import org.healthrecord.mapping.port.Payload;
import org.jspecify.annotations.Nullable;

/** Tries the connections of a source and fetches one record. Nothing is stored, moved or remembered. */
public final class Trials {
    private final Pullers pullers;

    public Trials(Pullers pullers) {
        this.pullers = pullers;
    }

    /**
     * What came of it.
     *
     * @param state  {@link PullState#COMPLETE} where the connection serves
     * @param detail why it does not, or what was found
     * @param sample null where there was no record
     */
    public record Trial(String channel, PullState state, String detail, @Nullable Payload sample) {}

    /** Of each channel that is fetched from. */
    public List<Trial> of(SourceDefinition source) {
        return Channels.of(source).stream().map(this::of).toList();
    }

    private Trial of(Channel.Pulled channel) {
        try {
            var sample = pullers.of(channel).sample();
            return new Trial(
                    channel.label(),
                    PullState.COMPLETE,
                    sample.isPresent() ? "" : "The connection serves; there is no record to show at this moment.",
                    sample.orElse(null));
        } catch (PullFailure failure) {
            return new Trial(channel.label(), failure.state(), failure.sentence(), null);
        }
    }
}

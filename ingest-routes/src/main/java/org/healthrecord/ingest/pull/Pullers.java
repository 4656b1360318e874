package org.healthrecord.ingest.pull;

import org.healthrecord.ingest.pull.turn.Puller;
import org.healthrecord.ingest.source.definition.Channel;

/** Makes what fetches over a channel. */
@FunctionalInterface
public interface Pullers {
    Puller of(Channel.Pulled channel);
}

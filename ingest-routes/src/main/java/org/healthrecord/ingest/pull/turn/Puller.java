package org.healthrecord.ingest.pull.turn;

import java.time.Duration;
import java.util.Optional;
import org.healthrecord.mapping.port.Payload;

/** Fetches over one protocol. */
public interface Puller {

    /**
     * Fetches all there is. What is remembered is written only after what it stands for is stored in the inbox.
     *
     * @return when to come again, where the other side is not ready yet; empty where all was fetched
     * @throws PullFailure when something is missing; the next turn goes on from what is remembered
     */
    Optional<Duration> pull(Turn turn) throws PullFailure;

    /**
     * One record, to show what it would become. Changes nothing here or there.
     *
     * @return empty where there is none at this moment
     */
    Optional<Payload> sample() throws PullFailure;

    /** The source has ended: what still runs there for us is cancelled. Nothing where nothing does. */
    default void abandon(Memory memory) throws PullFailure {}
}

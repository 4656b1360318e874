package org.healthrecord.ingest.pipeline.handover;

import java.time.Clock;
import org.healthrecord.ingest.pipeline.ownership.Ownership;

/** Makes the hand-over of each round. */
public record HandOvers(AssertionSink sink, BackOff backOff, Clock clock) {

    public HandOver start(Ownership ownership) {
        return new HandOver(sink, ownership, new Waiting(backOff, clock));
    }
}

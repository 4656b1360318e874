package org.healthrecord.ingest.pipeline;

import java.time.Clock;

/** Makes the hand-over of each round. */
record HandOvers(AssertionSink sink, BackOff backOff, Clock clock) {

    HandOver start(Ownership ownership) {
        return new HandOver(sink, ownership, new Waiting(backOff, clock));
    }
}

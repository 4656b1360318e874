package org.healthrecord.ingest.pipeline;

import java.time.Clock;

/** Makes the hand-over of each round. */
record HandOvers(AssertionSink sink, BackOff backOff, Clock clock) {

    HandOver start() {
        return new HandOver(sink, new Waiting(backOff, clock));
    }
}

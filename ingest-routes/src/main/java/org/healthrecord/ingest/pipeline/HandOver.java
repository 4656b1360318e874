package org.healthrecord.ingest.pipeline;

import java.util.ArrayList;
import java.util.List;
import org.healthrecord.ingest.inbox.Settlement;
import org.healthrecord.ingest.pipeline.Prepared.Ready;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands the records of one round over. All at once if that goes well; if a fault is among them, halves until the culprit
 * stands alone; if the world is down, all wait, and nothing of a patient overtakes what waits.
 */
final class HandOver {
    private static final Logger LOG = LoggerFactory.getLogger(HandOver.class);

    private final AssertionSink sink;
    private final Ownership ownership;
    private final Waiting waiting;
    private final List<Settlement> settled = new ArrayList<>();

    HandOver(AssertionSink sink, Ownership ownership, Waiting waiting) {
        this.sink = sink;
        this.ownership = ownership;
        this.waiting = waiting;
    }

    List<Settlement> settle(List<Prepared> prepared) {
        List<Ready> ready = new ArrayList<>();
        for (Prepared one : prepared) {
            if (one instanceof Prepared.Ended ended) {
                settled.add(ended.settlement());
            } else if (one instanceof Prepared.Blocked blocked) {
                settled.add(waiting.untilLater(blocked));
            } else if (one instanceof Ready r) {
                ready.add(r);
            }
        }
        attemptFree(ready);
        return settled;
    }

    private void attemptFree(List<Ready> records) {
        List<Ready> free = new ArrayList<>();
        for (Ready one : records) {
            if (waiting.includes(one.record())) {
                settled.add(waiting.behindEarlier(one));
            } else {
                free.add(one);
            }
        }
        if (!free.isEmpty()) {
            attempt(free);
        }
    }

    private void attempt(List<Ready> ready) {
        try {
            sink.accept(ready.stream().map(Ready::mapped).toList(), ownership);
            ready.forEach(one -> settled.add(Endings.stored(one)));
        } catch (RuntimeException | Error failure) {
            failed(ready, failure);
        }
    }

    private void failed(List<Ready> ready, Throwable failure) {
        if (TransientFailures.isTransient(failure)) {
            ready.forEach(one -> settled.add(waiting.untilLater(one, failure)));
        } else if (ready.size() == 1) {
            quarantine(ready.get(0), failure);
        } else {
            attemptFree(ready.subList(0, ready.size() / 2));
            attemptFree(ready.subList(ready.size() / 2, ready.size()));
        }
    }

    private void quarantine(Ready one, Throwable failure) {
        Settlement settlement = Endings.defect(one.record(), one.unit(), failure);
        LOG.error("Message {} is quarantined: {}", one.record().messageId(), settlement.note());
        settled.add(settlement);
    }
}

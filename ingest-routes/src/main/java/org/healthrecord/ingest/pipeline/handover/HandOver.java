package org.healthrecord.ingest.pipeline.handover;

import java.util.ArrayList;
import java.util.List;
import org.healthrecord.database.TransientFailures;
import org.healthrecord.ingest.inbox.record.Settlement;
import org.healthrecord.ingest.pipeline.ownership.Ownership;
import org.healthrecord.mapping.port.RecordHeldException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands the records of one round over. Hands over all at once where possible. If one is faulty, halves them until it is
 * alone. If a database is down, all wait, and no record of a patient overtakes one that waits. A record that ends
 * without a statement to the chart is handed over too, as empty: an earlier mapping of it may have stated something.
 */
public final class HandOver {
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

    public List<Settlement> settle(List<Prepared> prepared) {
        List<Handed> handed = new ArrayList<>();
        for (Prepared one : prepared) {
            if (one instanceof Prepared.Ended ended) {
                handed.add(Handed.of(ended));
            } else if (one instanceof Prepared.Blocked blocked) {
                settled.add(waiting.untilLater(blocked));
            } else if (one instanceof Prepared.Ready ready) {
                handed.add(Handed.of(ready));
            }
        }
        attemptFree(handed);
        return settled;
    }

    private void attemptFree(List<Handed> records) {
        List<Handed> free = new ArrayList<>();
        for (Handed one : records) {
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

    private void attempt(List<Handed> handed) {
        try {
            sink.accept(handed.stream().map(Handed::says).toList(), ownership);
            handed.forEach(one -> settled.add(one.done()));
        } catch (RuntimeException | Error failure) {
            failed(handed, failure);
        }
    }

    private void failed(List<Handed> handed, Throwable failure) {
        if (TransientFailures.isTransient(failure)) {
            handed.forEach(one -> settled.add(waiting.untilLater(one, failure)));
        } else if (handed.size() == 1) {
            quarantine(handed.get(0), failure);
        } else {
            attemptFree(handed.subList(0, handed.size() / 2));
            attemptFree(handed.subList(handed.size() / 2, handed.size()));
        }
    }

    private void quarantine(Handed one, Throwable failure) {
        Handed defect = one.as(
                failure instanceof RecordHeldException held
                        ? Endings.held(one.record(), one.done().unit(), held)
                        : Endings.defect(one.record(), one.done().unit(), failure));
        LOG.error(
                "Message {} is quarantined: {}",
                one.record().messageId(),
                defect.done().note());
        if (one.says().assertions().isEmpty() && one.says().identity().isEmpty()) {
            settled.add(defect.done());
        } else {
            attempt(List.of(defect));
        }
    }
}

package org.healthrecord.ingest.pipeline.handover;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.healthrecord.ingest.inbox.record.ClaimedRecord;
import org.healthrecord.ingest.inbox.record.Settlement;
import org.healthrecord.ingest.inbox.record.Settlement.Fault;
import org.healthrecord.ingest.inbox.record.Settlement.UnitName;
import org.healthrecord.ingest.port.RecordState;
import org.healthrecord.mapping.assertion.Issue;
import org.jspecify.annotations.Nullable;

/** The patients of one round who wait. All of a patient's records become due together, so they come back in order. */
final class Waiting {
    private final BackOff backOff;
    private final Clock clock;
    private final Map<String, Instant> until = new HashMap<>();

    Waiting(BackOff backOff, Clock clock) {
        this.backOff = backOff;
        this.clock = clock;
    }

    boolean includes(ClaimedRecord record) {
        return until.containsKey(record.route().patientHash());
    }

    Settlement untilLater(Handed handed, Throwable failure) {
        return waits(handed, down(failure));
    }

    Settlement untilLater(Prepared.Blocked blocked) {
        return waits(blocked.record(), null, down(blocked.failure()), null);
    }

    Settlement behindEarlier(Handed handed) {
        Fault fault =
                new Fault("earlier-waits", "", "", "An earlier record of this patient waits for its next attempt.");
        return waits(handed, fault);
    }

    private Settlement waits(Handed handed, Fault fault) {
        return waits(handed.record(), handed.done().unit(), fault, handed.done().issues());
    }

    private static Fault down(Throwable failure) {
        return new Fault(
                "world-down",
                "",
                failure.getClass().getName(),
                "Something it needs does not answer; it is tried again.");
    }

    private Settlement waits(ClaimedRecord record, @Nullable UnitName unit, Fault fault, @Nullable List<Issue> issues) {
        Instant next = until.computeIfAbsent(
                record.route().patientHash(), patient -> clock.instant().plus(backOff.after(record.attempts() + 1)));
        return new Settlement(record, RecordState.RETRY, unit, fault, next, issues, fault.reason());
    }
}

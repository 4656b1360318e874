package org.healthrecord.ingest.pipeline;

import java.util.List;
import org.healthrecord.ingest.inbox.ClaimedRecord;
import org.healthrecord.ingest.inbox.Lane;
import org.healthrecord.ingest.inbox.Ledger;
import org.healthrecord.ingest.inbox.Settlement;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One round over a partition: claim, map each record, hand all over together, settle all together. */
final class Round {
    private static final Logger LOG = LoggerFactory.getLogger(Round.class);

    private final Ledger ledger;
    private final Preparation preparation;
    private final HandOvers handOvers;
    private final PipelineMetrics metrics;
    private final WorkSettings settings;

    Round(Ledger ledger, Preparation preparation, HandOvers handOvers, PipelineMetrics metrics, WorkSettings settings) {
        this.ledger = ledger;
        this.preparation = preparation;
        this.handOvers = handOvers;
        this.metrics = metrics;
        this.settings = settings;
    }

    /** @return the lane in which more may wait; null if there was nothing to do */
    @Nullable
    Lane run(int partition, Ownership ownership) {
        List<ClaimedRecord> claimed = ledger.claim(
                partition, settings.batchSize(), settings.batchBytes().toBytes());
        if (claimed.isEmpty()) {
            return null;
        }
        List<Prepared> prepared =
                metrics.mapping(() -> claimed.stream().map(this::prepare).toList());
        List<Settlement> settled =
                metrics.handOver(() -> handOvers.start(ownership).settle(prepared));
        ownership.confirm();
        // A crash before this line repeats the round, which changes nothing in the chart.
        metrics.settled(settle(settled));
        return claimed.get(claimed.size() - 1).lane();
    }

    /** What cannot be written down as it is must not hold up the others for ever. */
    private List<Settlement> settle(List<Settlement> settled) {
        try {
            ledger.settle(settled);
            return settled;
        } catch (RuntimeException failure) {
            if (TransientFailures.isTransient(failure)) {
                throw failure;
            }
            return settled.size() > 1
                    ? settled.stream()
                            .flatMap(one -> settle(List.of(one)).stream())
                            .toList()
                    : settleAsDefect(settled.get(0), failure);
        }
    }

    private List<Settlement> settleAsDefect(Settlement settlement, RuntimeException failure) {
        Settlement defect = Endings.defect(settlement.record(), null, failure);
        LOG.error("Message {} is quarantined: {}", settlement.record().messageId(), defect.note());
        ledger.settle(List.of(defect));
        return List.of(defect);
    }

    private Prepared prepare(ClaimedRecord record) {
        try {
            return preparation.prepare(record);
        } catch (RuntimeException | Error failure) {
            return TransientFailures.isTransient(failure)
                    ? new Prepared.Blocked(record, failure)
                    : defect(record, failure);
        }
    }

    private static Prepared defect(ClaimedRecord record, Throwable failure) {
        Settlement settlement = Endings.defect(record, null, failure);
        LOG.error("Message {} is quarantined: {}", record.messageId(), settlement.note());
        return new Prepared.Ended(settlement);
    }
}

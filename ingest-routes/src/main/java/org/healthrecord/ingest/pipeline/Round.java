package org.healthrecord.ingest.pipeline;

import java.util.List;
import java.util.Map;
import org.healthrecord.database.TransientFailures;
import org.healthrecord.ingest.inbox.queue.Ledger;
import org.healthrecord.ingest.inbox.record.ClaimedRecord;
import org.healthrecord.ingest.inbox.record.Settlement;
import org.healthrecord.ingest.pipeline.handover.Endings;
import org.healthrecord.ingest.pipeline.handover.HandOvers;
import org.healthrecord.ingest.pipeline.handover.Prepared;
import org.healthrecord.ingest.pipeline.ownership.Ownership;
import org.healthrecord.ingest.port.Lane;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One round over some partitions: claim, map each record, hand all over together, settle all together. */
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

    /** @return the partitions in which more may wait, and in which lane */
    Map<Integer, Lane> run(List<Integer> partitions, Ownership ownership) {
        WorkBatch batch = WorkBatch.of(partitions, ledger, settings);
        if (batch.records().isEmpty()) {
            return batch.more();
        }
        List<Prepared> prepared = metrics.mapping(
                () -> batch.records().stream().map(this::prepare).toList());
        List<Settlement> settled =
                metrics.handOver(() -> handOvers.start(ownership).settle(prepared));
        ownership.confirm();
        // A crash before this line repeats the round, which changes nothing in the chart.
        metrics.settled(settle(settled));
        return batch.more();
    }

    /** An outcome that cannot be written must not block the others permanently. */
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

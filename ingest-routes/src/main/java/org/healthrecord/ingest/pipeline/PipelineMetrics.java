package org.healthrecord.ingest.pipeline;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.healthrecord.ingest.inbox.record.Settlement;
import org.healthrecord.ingest.port.RecordState;

/** What is counted as records are worked on. Tags name sources, states and reasons, never anything of a patient. */
final class PipelineMetrics {
    private final MeterRegistry registry;

    PipelineMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    <T> T mapping(Supplier<T> work) {
        return Objects.requireNonNull(registry.timer("pipeline.map").record(work));
    }

    <T> T handOver(Supplier<T> work) {
        return Objects.requireNonNull(registry.timer("pipeline.handover").record(work));
    }

    void settled(List<Settlement> settled) {
        for (Settlement one : settled) {
            String source = one.record().source();
            registry.counter(
                            "pipeline.settled",
                            "source",
                            source,
                            "state",
                            one.state().name())
                    .increment();
            if (one.state() == RecordState.QUARANTINED && one.fault() != null) {
                registry.counter(
                                "pipeline.quarantined",
                                "source",
                                source,
                                "reason",
                                one.fault().reason())
                        .increment();
            }
        }
    }

    /** A worker could not continue, for instance because the inbox does not answer. */
    void stumbled() {
        registry.counter("pipeline.stumbled").increment();
    }
}

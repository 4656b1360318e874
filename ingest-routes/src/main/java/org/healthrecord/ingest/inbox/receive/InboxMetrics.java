package org.healthrecord.ingest.inbox.receive;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.TimeUnit;
import org.healthrecord.ingest.port.Arrival;
import org.healthrecord.ingest.port.Receipt;

/** What is counted as messages arrive. Tags name sources and channels, never anything of a patient. */
public final class InboxMetrics {
    private final MeterRegistry registry;

    public InboxMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    void received(Arrival arrival, Receipt receipt, long nanos) {
        registry.timer("inbox.append").record(nanos, TimeUnit.NANOSECONDS);
        String name = receipt instanceof Receipt.Stored ? "inbox.received" : "inbox.duplicates";
        registry.counter(name, "source", arrival.source(), "transport", arrival.transport())
                .increment();
    }

    void peekFailed(String source) {
        registry.counter("inbox.peek.failed", "source", source).increment();
    }
}

package org.healthrecord.ingest.batch;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.atomic.AtomicLong;

/** How many differences the last reconciliation of this process found, for the metrics. */
final class Reconciliations {
    private final AtomicLong last = new AtomicLong();

    Reconciliations(MeterRegistry registry) {
        Gauge.builder("reconciliation.differences", last, AtomicLong::doubleValue)
                .description("What did not agree between inbox, assertions and charts when last compared; 0 before")
                .register(registry);
    }

    void found(long differences) {
        last.set(differences);
    }
}

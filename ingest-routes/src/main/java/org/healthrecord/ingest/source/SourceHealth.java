package org.healthrecord.ingest.source;

import org.healthrecord.ingest.source.definition.SourceDefinition;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;

/** Whether all channels of one source receive. */
final class SourceHealth implements HealthIndicator {
    private final SourceDefinition source;
    private final ReceivingRoutes routes;

    SourceHealth(SourceDefinition source, ReceivingRoutes routes) {
        this.source = source;
        this.routes = routes;
    }

    @Override
    public Health health() {
        var health = Health.up();
        for (var channel : source.channels()) {
            var failure = routes.failure(source, channel);
            health.withDetail(channel.label(), failure.orElse("receives"));
            if (failure.isPresent()) {
                health.down();
            }
        }
        return health.build();
    }
}

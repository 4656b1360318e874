package org.healthrecord.access.audit;

import org.healthrecord.access.audit.verify.ChainWatch;
import org.healthrecord.access.audit.verify.Verification;
import org.healthrecord.access.audit.write.TrailWriter;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;

/** Whether events can be recorded, and whether those that were are as they were written. */
final class AuditHealth implements HealthIndicator {
    private final TrailWriter trail;
    private final ChainWatch watch;

    AuditHealth(TrailWriter trail, ChainWatch watch) {
        this.trail = trail;
        this.watch = watch;
    }

    @Override
    public Health health() {
        Health.Builder health = trail.isAvailable() ? Health.up() : Health.down();
        watch.last().ifPresent(finding -> tell(health, finding));
        return health.build();
    }

    private static void tell(Health.Builder health, Verification.Finding finding) {
        health.withDetail("checked", finding.entries());
        if (!finding.isGood()) {
            health.down()
                    .withDetail(
                            "faults",
                            finding.faults().stream().map(Object::toString).toList());
        }
    }
}

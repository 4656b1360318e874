package org.healthrecord.ingest.pipeline;

import java.time.Duration;
import org.healthrecord.ingest.inbox.schema.InboxDatabase;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How the workers work, as it is configured.
 *
 * @param workers       how many; 0 for one per processor
 * @param batchSize     most records handed over in one transaction
 * @param batchBytes    most bytes of messages handed over in one transaction, unless one message alone is larger
 * @param longestRetry  the longest pause before the next attempt, at most 20 minutes
 * @param tick          how often to look for records that are due again or that other nodes received
 * @param reapplyWindow how much of what was stored last before an unclean stop is handed over again; by default five
 *                      minutes with an embedded inbox and nothing with PostgreSQL
 */
@ConfigurationProperties("health-record.pipeline")
public record WorkSettings(
        @DefaultValue("0") int workers,
        @DefaultValue("100") int batchSize,
        @DefaultValue("2MB") DataSize batchBytes,
        @DefaultValue("200ms") Duration firstRetry,
        @DefaultValue("5m") Duration longestRetry,
        @DefaultValue("500ms") Duration tick,
        @Nullable Duration reapplyWindow) {

    int effectiveWorkers() {
        return workers > 0 ? workers : Runtime.getRuntime().availableProcessors();
    }

    Duration effectiveReapplyWindow(InboxDatabase database) {
        if (reapplyWindow != null) {
            return reapplyWindow;
        }
        return database == InboxDatabase.H2 ? Duration.ofMinutes(5) : Duration.ZERO;
    }
}

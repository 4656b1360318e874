package org.healthrecord.ingest.batch.run;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How jobs are done.
 *
 * @param archives       the only folder archives are loaded from; by default {@code archives} in the data folder
 * @param maxEntrySize   the largest file of an archive that is taken
 * @param lookEvery      how often to look for jobs that were interrupted
 * @param largeReplay    from how many records on a replay by filter becomes a job
 * @param reconcileCron  when chart, assertions and inbox are compared, as Spring's cron expression; {@code -} for never
 */
@ConfigurationProperties("health-record.jobs")
public record JobSettings(
        @Nullable Path archives,
        @DefaultValue("200MB") DataSize maxEntrySize,
        @DefaultValue("15s") Duration lookEvery,
        @DefaultValue("5000") long largeReplay,
        @DefaultValue("0 30 2 * * *") String reconcileCron) {

    public Path archives(Path home) {
        return archives == null ? home.resolve("archives") : archives;
    }
}

package org.healthrecord.ingest.pull;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How this node fetches.
 *
 * @param tick         how often it looks whether a turn is due
 * @param atOnce       most turns at a time on this node
 * @param firstRetry   about how long after a first failure the next turn is
 * @param longestRetry about how long after many
 */
@ConfigurationProperties("health-record.pull")
public record PullSettings(
        @DefaultValue("1s") Duration tick,
        @DefaultValue("4") int atOnce,
        @DefaultValue("15s") Duration firstRetry,
        @DefaultValue("30m") Duration longestRetry) {}

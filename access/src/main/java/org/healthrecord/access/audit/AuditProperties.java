package org.healthrecord.access.audit;

import java.time.Duration;
import org.healthrecord.access.audit.write.Durability;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The audit.
 *
 * @param durability what has become of an event before its answer leaves
 * @param anchor     the time between two entries that say how far the chains go; the log has them too
 * @param check      the time between two checks of all entries
 */
@ConfigurationProperties("health-record.access.audit")
public record AuditProperties(
        @DefaultValue("DISK") Durability durability,
        @DefaultValue("10m") Duration anchor,
        @DefaultValue("24h") Duration check) {}

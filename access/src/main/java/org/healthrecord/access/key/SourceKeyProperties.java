package org.healthrecord.access.key;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** The keys of the sources under {@code health-record.sources}, not yet checked; what else a source has is not looked at here. */
@ConfigurationProperties("health-record")
public record SourceKeyProperties(@DefaultValue List<Source> sources) {
    public record Source(@Nullable String id, @DefaultValue List<KeyProperties.Key> keys) {}
}

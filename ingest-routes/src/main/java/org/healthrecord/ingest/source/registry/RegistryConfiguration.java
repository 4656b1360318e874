package org.healthrecord.ingest.source.registry;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.healthrecord.database.Ticker;
import org.healthrecord.ingest.inbox.schema.InboxTables;
import org.healthrecord.ingest.port.IngestRole;
import org.healthrecord.ingest.source.ReceivingRoutes;
import org.healthrecord.ingest.source.definition.SourceDefinitions;
import org.healthrecord.ingest.source.definition.SourceProperties;
import org.healthrecord.ingest.source.definition.SourceReader;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;

/** The registry, with the configured sources in it before anything receives or works, and a look at the rows each second. */
@Configuration(proxyBeanMethods = false)
public class RegistryConfiguration {
    private static final Duration LOOK = Duration.ofSeconds(1);

    @Bean
    Seal seal(@Value("${health-record.secret-key:#{null}}") @Nullable String key, SourceProperties properties) {
        return Seal.of(key, properties.home());
    }

    /** A node that receives nothing does not decide what there is. */
    @Bean
    SourceRegistry sourceRegistry(
            InboxTables tables,
            Seal seal,
            SourceReader reader,
            SourceDefinitions live,
            SourceProperties properties,
            Environment environment,
            ObjectProvider<ReceivingRoutes> routes) {
        var registry = new SourceRegistry(tables, seal, reader, live, Clock.systemUTC());
        registry.seed(environment.acceptsProfiles(Profiles.of(IngestRole.NODES)) ? properties.sources() : List.of());
        registry.listen(() -> routes.ifAvailable(ReceivingRoutes::align));
        return registry;
    }

    @Bean(destroyMethod = "close")
    Ticker sourceRegistryTicker(SourceRegistry registry) {
        return Ticker.start("source-registry", LOOK, LOOK, registry::refresh);
    }
}

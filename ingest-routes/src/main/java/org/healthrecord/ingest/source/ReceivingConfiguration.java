package org.healthrecord.ingest.source;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import org.apache.camel.impl.DefaultCamelContext;
import org.healthrecord.ingest.port.Inbox;
import org.healthrecord.ingest.port.IngestRole;
import org.healthrecord.ingest.source.definition.SourceDefinitions;
import org.healthrecord.ingest.source.file.FileRoutes;
import org.healthrecord.ingest.source.hl7v2.Acknowledgement;
import org.healthrecord.ingest.source.http.IntakeConfiguration;
import org.healthrecord.ingest.source.log.QuietCamel;
import org.healthrecord.ingest.source.mllp.MllpRoutes;
import org.springframework.boot.actuate.health.CompositeHealthContributor;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The routes made from the definitions, and their health as {@code sources}, one entry per source. */
@Configuration(proxyBeanMethods = false)
@IngestRole
@Import(IntakeConfiguration.class)
class ReceivingConfiguration {
    @Bean(destroyMethod = "stop")
    DefaultCamelContext camelContext() {
        return QuietCamel.context(Duration.ofSeconds(10));
    }

    @Bean
    ReceivingRoutes receivingRoutes(
            DefaultCamelContext camel,
            SourceDefinitions sources,
            Inbox inbox,
            SslBundles bundles,
            MeterRegistry meters) {
        var clock = Clock.systemUTC();
        var mllp = new MllpRoutes(inbox, new Acknowledgement(clock), bundles, meters);
        return new ReceivingRoutes(camel, sources, mllp, new FileRoutes(inbox, clock));
    }

    @Bean
    CompositeHealthContributor sourcesHealthContributor(SourceDefinitions sources, ReceivingRoutes routes) {
        return new SourcesHealth(sources, routes);
    }
}

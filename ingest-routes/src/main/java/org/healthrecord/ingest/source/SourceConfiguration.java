package org.healthrecord.ingest.source;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.stream.Collectors;
import org.apache.camel.impl.DefaultCamelContext;
import org.healthrecord.ingest.inbox.Inbox;
import org.healthrecord.ingest.source.definition.Layouts;
import org.healthrecord.ingest.source.definition.SourceDefinition;
import org.healthrecord.ingest.source.definition.SourceDefinitions;
import org.healthrecord.ingest.source.definition.SourceProperties;
import org.healthrecord.ingest.source.file.FileRoutes;
import org.healthrecord.ingest.source.hl7v2.Acknowledgement;
import org.healthrecord.ingest.source.http.IntakeConfiguration;
import org.healthrecord.ingest.source.mllp.MllpRoutes;
import org.springframework.boot.actuate.health.CompositeHealthContributor;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/**
 * Receiving, wired: the definitions from the configuration, the routes made from them, and their health as
 * {@code sources}, one entry per source. Needs an {@link Inbox}.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SourceProperties.class)
@Import(IntakeConfiguration.class)
public class SourceConfiguration {

    @Bean
    SourceDefinitions sourceDefinitions(SourceProperties properties, SslBundles bundles) {
        return SourceDefinitions.of(properties, new Layouts(properties.home()), bundles.getBundleNames());
    }

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
        return CompositeHealthContributor.fromMap(sources.definitions().stream()
                .collect(Collectors.toMap(SourceDefinition::id, source -> new SourceHealth(source, routes))));
    }
}

package org.healthrecord.ingest.source;

import org.healthrecord.ingest.port.Inbox;
import org.healthrecord.ingest.source.definition.Layouts;
import org.healthrecord.ingest.source.definition.SourceDefinitions;
import org.healthrecord.ingest.source.definition.SourceProperties;
import org.healthrecord.ingest.source.definition.SourceReader;
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
@Import(ReceivingConfiguration.class)
public class SourceConfiguration {

    @Bean
    SourceReader sourceReader(SourceProperties properties, SslBundles bundles) {
        return new SourceReader(properties, new Layouts(properties.home()), bundles.getBundleNames());
    }

    @Bean
    SourceDefinitions sourceDefinitions(SourceReader reader) {
        return SourceDefinitions.of(reader);
    }
}

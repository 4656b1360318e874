package org.healthrecord.access.key;

import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The keys of the configuration. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({KeyProperties.class, SourceKeyProperties.class})
public class KeyConfiguration {

    @Bean
    Keys accessKeys(KeyProperties scripts, SourceKeyProperties sources) {
        return KeyDefinitions.read(scripts, sources, Clock.systemUTC());
    }
}

package org.healthrecord.access.address;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** The address, for all parts of access that name it. */
@Configuration(proxyBeanMethods = false)
public class AddressConfiguration {

    @Bean
    PublicUrl publicUrl(Environment environment) {
        return new PublicUrl(environment);
    }
}

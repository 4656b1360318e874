package org.healthrecord.access.gate;

import org.healthrecord.access.decision.Caller;
import org.healthrecord.access.decision.Callers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.web.SecurityFilterChain;

/** Profile {@code open}: nobody is asked who he is. For trying out and for comparisons, on this machine alone. */
@Configuration(proxyBeanMethods = false)
@Profile("open")
class OpenConfiguration {
    private static final Logger LOG = LoggerFactory.getLogger(OpenConfiguration.class);

    @Bean
    Callers callers() {
        LOG.warn(
                "Profile open: THERE IS NO ACCESS CONTROL. Whoever reaches this machine's port reads and changes everything.");
        return () -> Caller.anybody("anybody");
    }

    @Bean
    @Order(1000)
    SecurityFilterChain openChain(HttpSecurity http) throws Exception {
        return http.csrf(AbstractHttpConfigurer::disable)
                .headers(AbstractHttpConfigurer::disable)
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .build();
    }
}

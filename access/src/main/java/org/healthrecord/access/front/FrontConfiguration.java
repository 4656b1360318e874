package org.healthrecord.access.front;

import jakarta.servlet.Filter;
import java.util.Set;
import org.healthrecord.access.origin.AllowedOrigins;
import org.springframework.boot.autoconfigure.web.ServerProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.server.Ssl;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/** The front doors, before anybody is asked who he is. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({FrontProperties.class, ServerProperties.class})
public class FrontConfiguration {

    @Bean
    GuardedServer guardedServer(ServerProperties server, FrontProperties front) {
        return new GuardedServer(server, front);
    }

    @Bean
    AllowedOrigins configuredOrigins(FrontProperties front) {
        Set<String> origins = Set.copyOf(front.origins());
        return () -> origins;
    }

    @Bean
    FilterRegistrationBean<Filter> frontHeaders(ServerProperties server, FrontProperties front) {
        return ordered(new HeadersFilter(front.isTlsUpstream() || Ssl.isEnabled(server.getSsl())), 0);
    }

    @Bean
    FilterRegistrationBean<Filter> frontLimits(FrontProperties front) {
        return ordered(new LimitFilter(front), 3);
    }

    @Bean
    FilterRegistrationBean<Filter> frontRates(FrontProperties front) {
        return ordered(new RateFilter(front), 4);
    }

    private static FilterRegistrationBean<Filter> ordered(Filter filter, int place) {
        FilterRegistrationBean<Filter> bean = new FilterRegistrationBean<>(filter);
        bean.setOrder(Ordered.HIGHEST_PRECEDENCE + place);
        return bean;
    }
}

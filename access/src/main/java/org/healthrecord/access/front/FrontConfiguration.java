package org.healthrecord.access.front;

import jakarta.servlet.Filter;
import java.net.URI;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.healthrecord.access.origin.AllowedOrigins;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.web.ServerProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.error.ErrorAttributeOptions;
import org.springframework.boot.web.server.Ssl;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.error.DefaultErrorAttributes;
import org.springframework.boot.web.servlet.error.ErrorAttributes;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.context.request.WebRequest;

/** The front doors, before anybody is asked who he is. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({FrontProperties.class, ServerProperties.class})
public class FrontConfiguration {

    @Bean
    GuardedServer guardedServer(ServerProperties server, FrontProperties front) {
        return new GuardedServer(server, front);
    }

    /** What is answered where nobody has words of his own: the status, not the address, which may name somebody. */
    @Bean
    ErrorAttributes errorAttributes() {
        return new DefaultErrorAttributes() {
            @Override
            public Map<String, Object> getErrorAttributes(WebRequest request, ErrorAttributeOptions options) {
                Map<String, Object> attributes = super.getErrorAttributes(request, options);
                attributes.keySet().retainAll(Set.of("timestamp", "status", "error"));
                return attributes;
            }
        };
    }

    @Bean
    AllowedOrigins configuredOrigins(FrontProperties front, @Value("${health-record.public-url:}") String publicUrl) {
        Set<String> origins = new TreeSet<>(front.origins());
        // Behind a proxy that speaks TLS the service's own pages come from an origin that no socket here shows.
        if (!publicUrl.isEmpty()) {
            origins.add(URI.create(publicUrl).resolve("/").toString().replaceFirst("/$", ""));
        }
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

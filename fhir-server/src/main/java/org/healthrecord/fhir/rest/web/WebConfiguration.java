package org.healthrecord.fhir.rest.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.healthrecord.access.origin.AllowedOrigins;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.filter.CorsFilter;

/** Filters before the FHIR servlet. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(OtherOrigins.class)
public class WebConfiguration {
    private static final String SERVLET = "/fhir/*";
    private static final Duration REMEMBERED = Duration.ofMinutes(10);

    @Bean
    FilterRegistrationBean<NoStore> noStoreFilter() {
        FilterRegistrationBean<NoStore> filter = new FilterRegistrationBean<>(new NoStore());
        filter.addUrlPatterns(SERVLET);
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return filter;
    }

    /** Answers the question a browser asks beforehand before anybody is asked to sign in. */
    @Bean
    FilterRegistrationBean<CorsFilter> fhirCorsFilter(OtherOrigins configured, ObjectProvider<AllowedOrigins> allowed) {
        List<AllowedOrigins> ports = allowed.stream().toList();
        FilterRegistrationBean<CorsFilter> filter = new FilterRegistrationBean<>(
                new CorsFilter(request -> isDiscovery(request) ? null : cors(origins(configured, ports))));
        filter.addUrlPatterns(SERVLET);
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 1);
        filter.setEnabled(configured.areAllowed() || !ports.isEmpty());
        return filter;
    }

    /** How to sign in is told to pages of every origin, by whoever answers there. */
    private static boolean isDiscovery(HttpServletRequest request) {
        return request.getRequestURI().startsWith(request.getContextPath() + "/fhir/.well-known/");
    }

    /** Asked for each request: an app that is registered now may read now. */
    private static Set<String> origins(OtherOrigins configured, List<AllowedOrigins> ports) {
        Set<String> origins = new TreeSet<>(configured.origins());
        ports.forEach(port -> origins.addAll(port.now()));
        return origins;
    }

    private static CorsConfiguration cors(Set<String> allowed) {
        CorsConfiguration cors = new CorsConfiguration();
        cors.setAllowedOrigins(List.copyOf(allowed));
        cors.setAllowedMethods(List.of("GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS"));
        cors.setAllowedHeaders(List.of(
                "Accept",
                "Authorization",
                "Cache-Control",
                "Content-Type",
                "If-None-Match",
                "Prefer",
                "X-Requested-With"));
        cors.setExposedHeaders(List.of(
                "Content-Location",
                "ETag",
                "Expires",
                "Last-Modified",
                "Location",
                "Retry-After",
                "X-Progress",
                "X-Request-Id"));
        cors.setMaxAge(REMEMBERED);
        return cors;
    }
}

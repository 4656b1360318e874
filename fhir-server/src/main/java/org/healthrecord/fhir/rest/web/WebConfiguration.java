package org.healthrecord.fhir.rest.web;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;
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
    FilterRegistrationBean<CorsFilter> fhirCorsFilter(OtherOrigins allowed) {
        UrlBasedCorsConfigurationSource source = new UrlBasedCorsConfigurationSource();
        source.registerCorsConfiguration("/**", cors(allowed));
        FilterRegistrationBean<CorsFilter> filter = new FilterRegistrationBean<>(new CorsFilter(source));
        filter.addUrlPatterns(SERVLET);
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 1);
        filter.setEnabled(allowed.areAllowed());
        return filter;
    }

    private static CorsConfiguration cors(OtherOrigins allowed) {
        CorsConfiguration cors = new CorsConfiguration();
        cors.setAllowedOrigins(allowed.origins());
        cors.setAllowedMethods(List.of("GET", "HEAD", "POST", "OPTIONS"));
        cors.setAllowedHeaders(List.of(
                "Accept",
                "Authorization",
                "Cache-Control",
                "Content-Type",
                "If-None-Match",
                "Prefer",
                "X-Requested-With"));
        cors.setExposedHeaders(List.of("Content-Location", "ETag", "Last-Modified", "Location", "X-Request-Id"));
        cors.setMaxAge(REMEMBERED);
        return cors;
    }
}

package org.healthrecord.app;

import java.time.Duration;
import org.healthrecord.fhir.rest.FhirRole;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Serves the web front end: one page for all its routes, and the files it is built of. */
@Configuration(proxyBeanMethods = false)
@FhirRole
class PortalConfiguration implements WebMvcConfigurer {
    private static final String PAGE = "forward:/index.html";

    /** The front end's own routes; the page reads from the address which of them it is. */
    @Override
    public void addViewControllers(ViewControllerRegistry registry) {
        registry.addViewController("/").setViewName(PAGE);
        registry.addViewController("/people/**").setViewName(PAGE);
        registry.addViewController("/account").setViewName(PAGE);
        registry.addViewController("/invitations").setViewName(PAGE);
        registry.addViewController("/accounts").setViewName(PAGE);
        registry.addViewController("/signed-in").setViewName(PAGE);
        registry.addViewController("/consent").setViewName(PAGE);
        registry.addViewController("/account/apps").setViewName(PAGE);
        registry.addViewController("/admin").setViewName(PAGE);
        registry.addViewController("/admin/apps").setViewName(PAGE);
        registry.addViewController("/admin/audit").setViewName(PAGE);
        registry.addViewController("/admin/messages/**").setViewName(PAGE);
        registry.addViewController("/admin/sources/**").setViewName(PAGE);
        registry.addViewController("/admin/review/**").setViewName(PAGE);
        registry.addViewController("/admin/held-numbers/**").setViewName(PAGE);
        registry.addViewController("/admin/persons/**").setViewName(PAGE);
    }

    /**
     * The name of an asset changes with its content, so it may be kept permanently; the page itself is asked for each
     * time.
     */
    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/assets/**")
                .addResourceLocations("classpath:/static/assets/")
                .setCacheControl(
                        CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable());
        registry.addResourceHandler("/index.html")
                .addResourceLocations("classpath:/static/")
                .setCacheControl(CacheControl.noCache());
    }

    @Bean
    FilterRegistrationBean<PortalHeaders> portalHeaders() {
        FilterRegistrationBean<PortalHeaders> headers = new FilterRegistrationBean<>(new PortalHeaders());
        headers.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return headers;
    }
}

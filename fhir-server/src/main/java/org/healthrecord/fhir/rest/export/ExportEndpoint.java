package org.healthrecord.fhir.rest.export;

import org.healthrecord.fhir.export.ExportConfiguration;
import org.healthrecord.fhir.export.ExportProperties;
import org.healthrecord.fhir.export.Exports;
import org.healthrecord.fhir.rest.FhirRole;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** What of exports is reached over HTTP. */
@Configuration
@FhirRole
@Import({ExportConfiguration.class, ExportOperations.class, GroupResources.class})
public class ExportEndpoint {

    @Bean
    ServletRegistrationBean<ExportServlet> exportServlet(Exports exports, ExportProperties properties) {
        ServletRegistrationBean<ExportServlet> servlet = new ServletRegistrationBean<>(
                new ExportServlet(exports, properties.requiresAccessToken()), "/fhir" + ExportServlet.PATH + "*");
        servlet.setName("bulk-export");
        return servlet;
    }
}

package org.healthrecord.fhir.rest;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.IValidationSupport;
import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.search.DatabaseBackedPagingProvider;
import ca.uhn.fhir.rest.api.EncodingEnum;
import ca.uhn.fhir.rest.server.RestfulServer;
import ca.uhn.fhir.rest.server.provider.ServerCapabilityStatementProvider;
import ca.uhn.fhir.rest.server.util.ISearchParamRegistry;
import java.util.List;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The REST end of the chart, at {@code /fhir}. */
@Configuration
public class RestConfiguration {
    @Bean
    RestfulServer fhirEndpoint(
            FhirContext fhir,
            DaoRegistry stores,
            DatabaseBackedPagingProvider paging,
            ISearchParamRegistry searchParameters,
            IValidationSupport definitions,
            List<FhirOperations> operations) {
        RestfulServer server = new RestfulServer(fhir);
        server.setServerName("Health Record");
        server.setDefaultResponseEncoding(EncodingEnum.JSON);
        server.setPagingProvider(paging);
        for (String type : List.of("Patient", "Observation", "Provenance")) {
            server.registerProvider(new ChartResources<>(stores.getResourceDao(type)));
        }
        operations.forEach(server::registerProvider);
        server.setServerConformanceProvider(
                new ServerCapabilityStatementProvider(server, searchParameters, definitions));
        return server;
    }

    @Bean
    ServletRegistrationBean<RestfulServer> fhirServlet(RestfulServer fhirEndpoint) {
        ServletRegistrationBean<RestfulServer> servlet = new ServletRegistrationBean<>(fhirEndpoint, "/fhir/*");
        servlet.setName("fhir");
        servlet.setLoadOnStartup(1);
        return servlet;
    }
}

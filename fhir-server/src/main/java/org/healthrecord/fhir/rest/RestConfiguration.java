package org.healthrecord.fhir.rest;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.IValidationSupport;
import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.search.DatabaseBackedPagingProvider;
import ca.uhn.fhir.rest.api.EncodingEnum;
import ca.uhn.fhir.rest.server.RestfulServer;
import ca.uhn.fhir.rest.server.util.ISearchParamRegistry;
import java.util.List;
import org.healthrecord.fhir.chart.port.StandIns;
import org.healthrecord.fhir.errors.Outcomes;
import org.healthrecord.fhir.exit.ChartExit;
import org.healthrecord.fhir.store.type.ChartTypes;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The REST end of the chart, at {@code /fhir}: nothing is in it but what is put in here. */
@Configuration
@FhirRole
@Import(Everything.class)
public class RestConfiguration {
    @Bean
    RestfulServer fhirEndpoint(
            FhirContext fhir,
            DaoRegistry stores,
            DatabaseBackedPagingProvider paging,
            ISearchParamRegistry searchParameters,
            IValidationSupport definitions,
            ChartExit exit,
            List<FhirOperations> operations,
            ObjectProvider<StandIns> standIns) {
        RestfulServer server = new RestfulServer(fhir);
        server.setServerName("Health Record");
        server.setServerVersion(version());
        server.setDefaultResponseEncoding(EncodingEnum.JSON);
        server.setPagingProvider(exit.pages(paged(paging)));
        server.registerInterceptor(new Outcomes());
        server.registerInterceptor(new ReadOnly());
        List<StandIns> made = standIns.stream().toList();
        ChartTypes.names()
                .forEach(
                        type -> server.registerProvider(new ChartResources<>(stores.getResourceDao(type), exit, made)));
        server.registerProvider(new Definitions(fhir));
        operations.forEach(server::registerProvider);
        server.setServerConformanceProvider(new Capabilities(server, searchParameters, definitions));
        return server;
    }

    /** As the build wrote it into the jar. */
    private static String version() {
        String version = RestConfiguration.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }

    private static DatabaseBackedPagingProvider paged(DatabaseBackedPagingProvider paging) {
        paging.setDefaultPageSize(50);
        paging.setMaximumPageSize(1000);
        return paging;
    }

    @Bean
    ServletRegistrationBean<RestfulServer> fhirServlet(RestfulServer fhirEndpoint) {
        ServletRegistrationBean<RestfulServer> servlet = new ServletRegistrationBean<>(fhirEndpoint, "/fhir/*");
        servlet.setName("fhir");
        servlet.setLoadOnStartup(1);
        return servlet;
    }
}

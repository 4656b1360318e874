package org.healthrecord.fhir.rest;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.IValidationSupport;
import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.search.DatabaseBackedPagingProvider;
import ca.uhn.fhir.rest.api.EncodingEnum;
import ca.uhn.fhir.rest.server.RestfulServer;
import java.util.List;
import org.healthrecord.fhir.chart.port.StandIns;
import org.healthrecord.fhir.errors.Outcomes;
import org.healthrecord.fhir.exit.ChartExit;
import org.healthrecord.fhir.number.FullNumbers;
import org.healthrecord.fhir.number.ShownNumbers;
import org.healthrecord.fhir.rest.web.OtherOrigins;
import org.healthrecord.fhir.rest.web.PublicAddress;
import org.healthrecord.fhir.rest.web.SilentServer;
import org.healthrecord.fhir.rest.web.WebConfiguration;
import org.healthrecord.fhir.store.search.Sieve;
import org.healthrecord.fhir.store.type.ChartSearchParameters;
import org.healthrecord.fhir.store.type.ChartTypes;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestSecurityComponent;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The REST end of the chart, at {@code /fhir}: nothing is in it but what is put in here. */
@Configuration
@FhirRole
@Import({
    Everything.class,
    Batch.class,
    ChartQueries.class,
    LastObservations.class,
    FoundDocuments.class,
    Summary.class,
    WebConfiguration.class
})
public class RestConfiguration {
    private static final String SECURITY =
            "Callers say who they are by a bearer token with SMART scopes, or by a key. Without one nothing but this statement"
                    + " is answered.";

    @Bean
    RestfulServer fhirEndpoint(
            FhirContext fhir,
            DaoRegistry stores,
            DatabaseBackedPagingProvider paging,
            ChartSearchParameters searchParameters,
            IValidationSupport definitions,
            ChartExit exit,
            Sieve sieve,
            List<FhirOperations> operations,
            Summary summary,
            OtherOrigins origins,
            ObjectProvider<StandIns> standIns,
            ObjectProvider<FullNumbers> fullNumbers,
            @Value("${health-record.public-url:}") String publicUrl) {
        RestfulServer server = new SilentServer(fhir);
        server.setServerAddressStrategy(new PublicAddress(publicUrl));
        server.setServerName("Health Record");
        server.setServerVersion(version());
        server.setDefaultResponseEncoding(EncodingEnum.JSON);
        server.setPagingProvider(exit.pages(paged(paging)));
        server.registerInterceptor(new Outcomes());
        server.registerInterceptor(new ReadOnly());
        server.registerInterceptor(new Formats());
        server.registerInterceptor(new Addresses());
        // Until callers are known, whoever reaches this machine's own address sees all.
        server.registerInterceptor(new ShownNumbers(fullNumbers.getIfAvailable(() -> () -> true)));
        List<StandIns> made = standIns.stream().toList();
        ChartTypes.names()
                .forEach(type ->
                        server.registerProvider(new ChartResources<>(stores.getResourceDao(type), exit, sieve, made)));
        server.registerProvider(new Definitions(fhir));
        operations.forEach(server::registerProvider);
        server.registerInterceptor(summary);
        server.setServerConformanceProvider(new Capabilities(server, searchParameters, definitions, security(origins)));
        return server;
    }

    private static CapabilityStatementRestSecurityComponent security(OtherOrigins origins) {
        CapabilityStatementRestSecurityComponent security = new CapabilityStatementRestSecurityComponent();
        security.setDescription(SECURITY);
        return security.setCors(origins.areAllowed());
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

package org.healthrecord.fhir;

import ca.uhn.fhir.context.FhirContext;
import java.net.URI;
import java.util.List;
import org.healthrecord.fhir.chart.port.ChartWriter;
import org.healthrecord.fhir.chart.port.Encoded;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * A running server. It is slow to start: every test class that adds no properties shares one, so tests write under ids
 * of their own.
 */
@SpringBootTest(
        classes = FhirServerApplication.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = "health-record.fhir.jdbc-url=jdbc:h2:mem:charts;DB_CLOSE_DELAY=-1")
public abstract class FhirServerTest {
    @Autowired
    protected ChartWriter writer;

    @Autowired
    protected TestRestTemplate http;

    @Autowired
    protected JdbcClient jdbc;

    @Autowired
    protected PlatformTransactionManager transactions;

    @Autowired
    protected FhirContext fhir;

    @DynamicPropertySource
    static void whatIsConfigured(DynamicPropertyRegistry properties) {
        properties.add("health-record.subscriptions.endpoints", HookServer.SHARED::url);
        properties.add("health-record.exports.directory", () -> "target/exports");
        properties.add("health-record.subscriptions.loopback-http", () -> true);
        properties.add("health-record.subscriptions.attempts", () -> 2);
        properties.add("health-record.groups.cohorts[0].id", () -> "bulk-cohort");
        properties.add("health-record.groups.cohorts[0].name", () -> "A cohort");
        properties.add("health-record.groups.cohorts[0].patients", () -> "bulk-2");
    }

    @Autowired
    protected SettableCallers callers;

    protected void write(Resource... resources) {
        put(List.of(resources), List.of());
    }

    protected void put(List<? extends Resource> resources, List<String> deletions) {
        writer.write(encoded(resources), deletions);
    }

    protected List<Encoded> encoded(List<? extends Resource> resources) {
        return resources.stream()
                .map(resource -> Samples.encoded(fhir, resource))
                .toList();
    }

    protected void delete(String... ids) {
        writer.write(List.of(), List.of(ids));
    }

    protected ResponseEntity<String> get(String path) {
        return http.getForEntity(URI.create(http.getRootUri() + "/fhir/" + path.replace("|", "%7C")), String.class);
    }

    protected int status(String path) {
        return get(path).getStatusCode().value();
    }

    protected <T extends IBaseResource> T read(Class<T> type, String path) {
        return fhir.newJsonParser().parseResource(type, get(path).getBody());
    }

    protected List<String> ids(String search) {
        return read(Bundle.class, search).getEntry().stream()
                .map(BundleEntryComponent::getResource)
                .map(resource -> resource.fhirType() + "/" + resource.getIdPart())
                .toList();
    }
}

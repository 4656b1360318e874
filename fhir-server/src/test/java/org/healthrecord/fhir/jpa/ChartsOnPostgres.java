package org.healthrecord.fhir.jpa;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.healthrecord.fhir.identity.store.TestDatabases;
import org.springframework.test.context.DynamicPropertyRegistry;

/** Has a test's application keep its charts in a PostgreSQL that is started for it. */
final class ChartsOnPostgres {
    private ChartsOnPostgres() {}

    static void start(DynamicPropertyRegistry properties) {
        EmbeddedPostgres postgres = TestDatabases.server();
        properties.add("health-record.fhir.jdbc-url", () -> postgres.getJdbcUrl("postgres", "postgres"));
        properties.add("health-record.fhir.username", () -> "postgres");
    }
}

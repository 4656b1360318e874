package org.healthrecord.fhir.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.healthrecord.fhir.identity.store.TestDatabases;
import org.springframework.test.context.DynamicPropertyRegistry;

/** Has a test's application keep its charts in a PostgreSQL that is started for it. */
public final class ChartsOnPostgres {
    private ChartsOnPostgres() {}

    public static void start(DynamicPropertyRegistry properties) {
        EmbeddedPostgres postgres = TestDatabases.server();
        properties.add("health-record.fhir.jdbc-url", () -> postgres.getJdbcUrl("postgres", "postgres"));
        properties.add("health-record.fhir.username", () -> "postgres");
    }
}

package org.healthrecord.fhir.jpa;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

class ChartReadsOnPostgresTest extends ChartReadsContract {
    @DynamicPropertySource
    static void database(DynamicPropertyRegistry properties) {
        EmbeddedPostgres postgres = start();
        properties.add("health-record.fhir.jdbc-url", () -> postgres.getJdbcUrl("postgres", "postgres"));
        properties.add("health-record.fhir.username", () -> "postgres");
    }

    private static EmbeddedPostgres start() {
        try {
            return EmbeddedPostgres.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package org.healthrecord.fhir.identity;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import org.healthrecord.fhir.identity.store.TestDatabases;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.springframework.jdbc.core.simple.JdbcClient;

@Tag("slow")
class PostgresPersonIndexTest extends JdbcPersonIndexContract {
    private static EmbeddedPostgres server;

    @BeforeAll
    static void start() {
        server = TestDatabases.server();
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
    }

    @Override
    JdbcClient database() {
        return TestDatabases.postgres(server);
    }
}

package org.healthrecord.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** PostgreSQL goes away under load and comes back: senders get an answer, nothing is lost, no one has to help. */
class WithoutItsDatabaseIT {

    @Test
    void saysSoToSendersAndGoesOnWhenItIsBack(@TempDir Path home, @TempDir Path data) throws Exception {
        HeartRates feed = new HeartRates();
        EmbeddedPostgres postgres = start(data, 0);
        int port = postgres.getPort();
        try (Service service = new Service(home, Databases.in(postgres).arguments()).start()) {
            feed.send(2, service);
            feed.await(40);
            postgres.close();
            assertThat(service.post("/intake/urgent", "application/hl7-v2", "MSH|^~\\&|A|B\r")
                            .statusCode())
                    .isEqualTo(503);
            assertThat(service.mllp("MSH|^~\\&|A|B|C|D|20260101||ADT^A08|1|P|2.5.1\r"))
                    .contains("MSA|AE|1");
            postgres = start(data, port);
            feed.await(40);
            feed.stop();
            service.settle();
            feed.assertStandIn(service);
            assertThat(service.log()).contains("was not stored").doesNotContain("son^Kay");
        } finally {
            postgres.close();
        }
    }

    private static EmbeddedPostgres start(Path data, int port) throws IOException {
        return EmbeddedPostgres.builder()
                .setDataDirectory(data.resolve("pg"))
                .setCleanDataDirectory(false)
                .setPort(port)
                .start();
    }
}

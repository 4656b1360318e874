package org.healthrecord.system;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** kill -9 under load: what was acknowledged is in the chart once, with its last value. */
class NothingAcknowledgedIsLostIT {
    @Test
    void onTheEmbeddedDatabase(@TempDir Path home) throws Exception {
        survivesKills(new Service(home));
    }

    @Test
    void onPostgres(@TempDir Path home) throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
            String url = postgres.getJdbcUrl("postgres", "postgres");
            survivesKills(new Service(
                    home,
                    "--health-record.fhir.jdbc-url=" + url,
                    "--health-record.fhir.username=postgres",
                    "--health-record.inbox.jdbc-url=" + url,
                    "--health-record.inbox.username=postgres"));
        }
    }

    private static void survivesKills(Service service) throws Exception {
        HeartRates feed = new HeartRates();
        service.start();
        feed.send(1, service);
        for (int kill = 0; kill < 2; kill++) {
            feed.await(40);
            service.kill();
            service.start();
        }
        feed.await(20);
        feed.stop();
        try (service) {
            service.settle();
            feed.assertStandIn(service);
        }
    }
}

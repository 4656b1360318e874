package org.healthrecord.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.net.ConnectException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two nodes on one PostgreSQL, an inbox and a store of charts of its own each in a database. */
class ManyNodesIT {
    @Test
    void shareTheWorkAndOneTakesOverFromTheOther(@TempDir Path one, @TempDir Path other, @TempDir Path alone)
            throws Exception {
        HeartRates feed = new HeartRates();
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
            Databases databases = Databases.in(postgres);
            Service victim = new Service(one, databases.arguments());
            try (Service survivor = new Service(other, databases.arguments())) {
                // On empty databases, whose tables both want to make.
                CompletableFuture<Service> second = CompletableFuture.supplyAsync(survivor::start);
                victim.start();
                second.join();
                feed.send(3, victim, survivor);
                feed.await(300);
                Service.await(Duration.ofMinutes(1), () -> victim.settled() > 0 && survivor.settled() > 0);
                victim.kill();
                feed.await(300);
                feed.stop();
                survivor.settle();
                feed.assertStandIn(survivor);
                assertThat(HeartRates.charts(survivor)).isEqualTo(chartsOfOneNode(alone, feed));
            }
        }
    }

    @Test
    void oneReceivesAndWorksTheOtherAnswers(@TempDir Path one, @TempDir Path other) throws Exception {
        HeartRates feed = new HeartRates();
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
            Databases databases = Databases.in(postgres);
            try (Service ingest =
                            new Service(one, databases.arguments("--spring.profiles.active=ingest,open")).start();
                    Service fhir =
                            new Service(other, databases.arguments("--spring.profiles.active=fhir,open")).start()) {
                feed.send(1, ingest);
                feed.await(20);
                feed.stop();
                fhir.settle();
                feed.assertStandIn(fhir);
                assertThat(fhir.get("/").statusCode()).isEqualTo(200);
                assertThat(fhir.post("/intake/urgent", "text/plain", "MSH|").statusCode())
                        .isEqualTo(404);
                assertThatThrownBy(() -> fhir.mllp("MSH|")).isInstanceOf(ConnectException.class);
                assertThat(fhir.settled()).isZero();
                assertThat(ingest.get("/fhir/metadata").statusCode()).isEqualTo(404);
                assertThat(ingest.get("/").statusCode()).isEqualTo(404);
                assertThat(ingest.get("/index.html").statusCode()).isEqualTo(404);
            }
        }
    }

    private static List<String> chartsOfOneNode(Path home, HeartRates feed) throws Exception {
        try (Service single = new Service(home).start()) {
            feed.sendAgain(single);
            single.settle();
            return HeartRates.charts(single);
        }
    }
}

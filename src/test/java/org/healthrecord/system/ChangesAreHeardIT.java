package org.healthrecord.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** kill -9 under load: a listener receives every fact in its final state. */
class ChangesAreHeardIT {
    @Test
    void onTheEmbeddedDatabase(@TempDir Path home) throws Exception {
        allAreHeard(new Service(home), home);
    }

    @Test
    void onPostgres(@TempDir Path home) throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
            allAreHeard(new Service(home, Databases.in(postgres).arguments()), home);
        }
    }

    private static void allAreHeard(Service service, Path home) throws Exception {
        HeartRates feed = new HeartRates();
        service.as(ListeningService.class).start();
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
            Map<String, Long> standing = standing(service);
            assertThat(standing).hasSizeGreaterThan(20);
            Service.await(Duration.ofSeconds(30), () -> heard(home).entrySet().containsAll(standing.entrySet()));
        }
    }

    private static Map<String, Long> standing(Service service) {
        Map<String, Long> standing = new HashMap<>();
        for (String url = "/fhir/Observation?code=8867-4&_count=200"; url != null; ) {
            JsonNode page = service.json(url);
            for (JsonNode entry : page.withArray("entry")) {
                JsonNode observation = entry.get("resource");
                standing.put(
                        "Observation/" + observation.get("id").asText(),
                        observation.at("/meta/versionId").asLong());
            }
            url = null;
            for (JsonNode link : page.get("link")) {
                url = link.get("relation").asText().equals("next")
                        ? link.get("url").asText()
                        : url;
            }
        }
        return standing;
    }

    /** The version of each fact when it was last received. */
    private static Map<String, Long> heard(Path home) {
        Map<String, Long> heard = new HashMap<>();
        try {
            for (String line : Files.readAllLines(home.resolve(ListeningService.HEARD))) {
                String[] words = line.split(" ");
                heard.put(words[0], Long.parseLong(words[1]));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return heard;
    }
}

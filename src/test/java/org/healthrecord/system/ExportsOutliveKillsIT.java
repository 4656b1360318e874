package org.healthrecord.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** kill -9 while exports are written: each is complete in the end, whole, and has each resource once. */
class ExportsOutliveKillsIT {
    /** As many as one caller may have open; they are written one after the other. */
    private static final int EXPORTS = 5;

    private static final List<String> TYPES = List.of("Patient", "Observation", "Provenance", "Organization");

    @Test
    void onTheEmbeddedDatabase(@TempDir Path home) throws Exception {
        Service service = new Service(home, "--health-record.exports.segment=50");
        HeartRates feed = fed(service.start(), service);
        List<String> exports = killedAmidExports(service);
        service.start();
        try (service) {
            feed.assertStandIn(service);
            assertWhole(exports, service);
        }
    }

    @Test
    void anotherNodeGoesOnWithThem(@TempDir Path one, @TempDir Path other, @TempDir Path files) throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
            String[] arguments = Databases.in(postgres)
                    .arguments("--health-record.exports.directory=" + files, "--health-record.exports.segment=50");
            Service victim = new Service(one, arguments).start();
            HeartRates feed = fed(victim, victim);
            try (Service survivor = new Service(other, arguments).start()) {
                List<String> exports = killedAmidExports(victim);
                feed.assertStandIn(survivor);
                assertWhole(exports, survivor);
            }
        }
    }

    private static HeartRates fed(Service service, Service... nodes) throws InterruptedException {
        HeartRates feed = new HeartRates();
        feed.send(2, nodes);
        feed.await(600);
        feed.stop();
        service.settle();
        return feed;
    }

    /** Kills it when the first of the exports is complete and the last is not. */
    private static List<String> killedAmidExports(Service service) {
        List<String> exports = new ArrayList<>();
        for (int i = 0; i < EXPORTS; i++) {
            HttpResponse<String> accepted =
                    service.get("/fhir/$export?_type=" + String.join(",", TYPES), "Prefer", "respond-async");
            assertThat(accepted.statusCode()).as(accepted.body()).isEqualTo(202);
            // The place under which any node can be asked.
            exports.add(
                    URI.create(accepted.headers().firstValue("Content-Location").orElseThrow())
                            .getPath());
        }
        Service.await(Duration.ofMinutes(1), () -> service.get(exports.get(0)).statusCode() == 200);
        int last = service.get(exports.get(EXPORTS - 1)).statusCode();
        service.kill();
        assertThat(last).as("the last export was under way").isEqualTo(202);
        return exports;
    }

    private static void assertWhole(List<String> exports, Service service) {
        Map<String, Integer> standing = new HashMap<>();
        TYPES.forEach(type -> standing.put(
                type,
                service.json("/fhir/" + type + "?_summary=count").path("total").asInt()));
        assertThat(standing.get("Observation")).isGreaterThan(300);
        for (String export : exports) {
            Service.await(Duration.ofMinutes(3), () -> service.get(export).statusCode() == 200);
            assertThat(counts(service, service.json(export))).isEqualTo(standing);
        }
    }

    private static Map<String, Integer> counts(Service service, JsonNode manifest) {
        Map<String, Set<String>> found = new HashMap<>();
        for (JsonNode file : manifest.path("output")) {
            String type = file.path("type").asText();
            // The manifest names the node that was asked; the other has the same files.
            String path = URI.create(file.path("url").asText()).getPath();
            String lines = service.get(path).body();
            for (String line : lines.split("\n")) {
                assertThat(found.computeIfAbsent(type, t -> new HashSet<>())
                                .add(Json.read(line).path("id").asText()))
                        .as("a %s is in the files once", type)
                        .isTrue();
            }
        }
        Map<String, Integer> counts = new HashMap<>();
        found.forEach((type, ids) -> counts.put(type, ids.size()));
        return counts;
    }
}

package org.healthrecord.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.healthrecord.system.Hook.Told;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** kill -9 while results arrive and notices go out: each event is told, in its order, and the last word on each result is the one that stands. */
class NoticesOutliveKillsIT {
    private static final String GUIDE = "http://hl7.org/fhir/uv/subscriptions-backport/StructureDefinition/";

    @Test
    void onTheEmbeddedDatabase(@TempDir Path home) throws Exception {
        try (Hook hook = new Hook()) {
            Service service = new Service(home, allowed(hook));
            String id = subscribed(service.start(), hook);
            HeartRates feed = new HeartRates();
            feed.send(1, service);
            for (int kill = 0; kill < 2; kill++) {
                feed.await(60);
                heardMore(hook, 5);
                service.kill();
                service.start();
            }
            feed.await(20);
            feed.stop();
            try (service) {
                service.settle();
                assertAllTold(hook, service, id);
            }
        }
    }

    @Test
    void anotherNodeTellsTheRest(@TempDir Path one, @TempDir Path other) throws Exception {
        try (Hook hook = new Hook();
                EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
            String[] arguments = Databases.in(postgres).arguments(allowed(hook));
            Service victim = new Service(one, arguments).start();
            String id = subscribed(victim, hook);
            try (Service survivor = new Service(other, arguments).start()) {
                HeartRates feed = new HeartRates();
                feed.send(2, victim, survivor);
                feed.await(150);
                heardMore(hook, 5);
                victim.kill();
                feed.await(100);
                feed.stop();
                survivor.settle();
                assertAllTold(hook, survivor, id);
            }
        }
    }

    private static String[] allowed(Hook hook) {
        return new String[] {
            "--health-record.subscriptions.endpoints=" + hook.url(), "--health-record.subscriptions.loopback-http=true"
        };
    }

    private static void heardMore(Hook hook, int more) {
        int before = hook.told().size();
        Service.await(Duration.ofMinutes(1), () -> hook.told().size() >= before + more);
    }

    private static String subscribed(Service service, Hook hook) {
        HttpResponse<String> made = service.post(
                "/fhir/Subscription",
                "application/fhir+json",
                """
                {"resourceType": "Subscription", "status": "requested", "reason": "Results of the clinics",
                 "criteria": "https://healthrecord.org/fhir/SubscriptionTopic/new-result",
                 "channel": {"type": "rest-hook", "endpoint": "%s", "payload": "application/fhir+json",
                   "_payload": {"extension": [{"url": "%sbackport-payload-content", "valueCode": "full-resource"}]}}}"""
                        .formatted(hook.url(), GUIDE));
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        String id = Json.read(made.body()).path("id").asText();
        Service.await(Duration.ofSeconds(30), () -> service.json("/fhir/Subscription/" + id)
                .path("status")
                .asText()
                .equals("active"));
        return id;
    }

    private static void assertAllTold(Hook hook, Service service, String id) {
        Map<String, Long> standing = standing(service);
        assertThat(standing).hasSizeGreaterThan(20);
        Service.await(Duration.ofMinutes(1), () -> last(hook.told()).entrySet().containsAll(standing.entrySet()));
        long events = events(service, id);
        Service.await(Duration.ofMinutes(1), () -> new TreeSet<>(numbers(hook.told())).size() >= events);
        assertThat(new TreeSet<>(numbers(hook.told())))
                .as("each event")
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, events).boxed().toList());
        assertThat(firstTime(numbers(hook.told()))).as("in their order").isSorted();
    }

    private static long events(Service service, String id) {
        for (JsonNode parameter :
                service.json("/fhir/Subscription/" + id + "/$status").at("/entry/0/resource/parameter")) {
            if (parameter.path("name").asText().equals("events-since-subscription-start")) {
                return parameter.path("valueString").asLong();
            }
        }
        throw new IllegalStateException("The status does not count the events");
    }

    private static List<Long> numbers(List<Told> told) {
        return told.stream().map(Told::number).toList();
    }

    /** What is told a second time after a crash is known by its number. */
    private static List<Long> firstTime(List<Long> numbers) {
        return new ArrayList<>(new java.util.LinkedHashSet<>(numbers));
    }

    private static Map<String, Long> last(List<Told> told) {
        Map<String, Long> last = new HashMap<>();
        told.forEach(one -> last.put(one.focus(), one.version()));
        return last;
    }

    private static Map<String, Long> standing(Service service) {
        Map<String, Long> standing = new HashMap<>();
        for (String url = "/fhir/DiagnosticReport?_count=200"; url != null; ) {
            JsonNode page = service.json(url);
            for (JsonNode entry : page.path("entry")) {
                JsonNode report = entry.get("resource");
                standing.put(
                        "DiagnosticReport/" + report.get("id").asText(),
                        report.at("/meta/versionId").asLong());
            }
            url = null;
            for (JsonNode link : page.path("link")) {
                url = link.path("relation").asText().equals("next")
                        ? link.path("url").asText()
                        : url;
            }
        }
        return standing;
    }
}

package org.healthrecord.ingest.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.healthrecord.ingest.DatabaseSource;
import org.healthrecord.ingest.RunningInbox;
import org.healthrecord.ingest.inbox.schema.InboxDatabase;
import org.healthrecord.ingest.inbox.schema.InboxTables;
import org.healthrecord.ingest.inbox.view.Backlogs;
import org.healthrecord.ingest.pipeline.Pipeline;
import org.healthrecord.ingest.source.Configured;
import org.healthrecord.ingest.source.definition.SourceDefinitions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;

/** Alarms are raised once by all nodes together, told over each way, acknowledged by people, and end by themselves. */
class WatchTest {
    private static final String SOURCES =
            """
            health-record:
              sources:
                - {id: north-clinic, kind: primary-care, format: hl7v2, mrn-system: urn:n, time-zone: UTC, expected-every: 1h, channels: [{http: {}}]}
            """;

    @TempDir
    Path home;

    private final List<String> letters = Collections.synchronizedList(new ArrayList<>());
    private final List<String> posted = Collections.synchronizedList(new ArrayList<>());

    @ParameterizedTest
    @DatabaseSource
    void silenceIsToldOnceAndEndsWhenSomethingComes(InboxDatabase database) throws IOException {
        HttpServer server = hook(200);
        try (RunningInbox inbox = RunningInbox.start(RunningInbox.emptyDatabase(database))) {
            inbox.send("P1 secret");
            inbox.awaitEmpty();
            Instant later = Instant.now().plus(Duration.ofHours(2));
            Watch one = watch(inbox, later, server);
            Watch two = watch(inbox, later, server);

            one.look();
            two.look();
            one.look();

            Alarms alarms = new Alarms(inbox.bean(InboxTables.class), at(later));
            assertThat(alarms.lasting()).singleElement().satisfies(alarm -> assertThat(alarm.kind())
                    .isEqualTo(AlarmKind.SILENT));
            assertThat(letters).hasSize(1);
            assertThat(posted).singleElement().satisfies(body -> assertThat(body)
                    .contains("\"state\":\"raised\"", "north-clinic")
                    .doesNotContain("secret", "P1"));

            long id = alarms.lasting().get(0).id();
            alarms.acknowledge(id, "ann", "I call them");
            alarms.acknowledge(id, "bob", "me too");
            assertThat(alarms.find(id)).hasValueSatisfying(alarm -> {
                assertThat(alarm.acknowledgedBy()).isEqualTo("ann");
                assertThat(alarm.note()).isEqualTo("I call them");
            });

            watch(inbox, Instant.now(), server).look();

            assertThat(alarms.lasting()).isEmpty();
            assertThat(alarms.newest(10)).singleElement().satisfies(alarm -> assertThat(alarm.ended())
                    .isNotNull());
            assertThat(letters).hasSize(2);
            assertThat(posted).hasSize(2).last().asString().contains("\"state\":\"ended\"");
        } finally {
            server.stop(0);
        }
    }

    @ParameterizedTest
    @DatabaseSource
    void anAgeingBacklogIsToldAlthoughAWayDoesNotWork(InboxDatabase database) throws IOException {
        HttpServer server = hook(500);
        try (RunningInbox inbox = RunningInbox.start(RunningInbox.emptyDatabase(database))) {
            inbox.bean(Pipeline.class).stop();
            inbox.send("P1 a");
            Watch watch = watch(inbox, Instant.now().plus(Duration.ofMinutes(20)), server);

            watch.look();
            watch.look();

            assertThat(letters).singleElement().asString().contains("Records wait since");
            assertThat(posted).hasSize(2);
            assertThat(inbox.bean(Backlogs.class).now()).singleElement().satisfies(backlog -> {
                assertThat(backlog.waiting()).isEqualTo(1);
                assertThat(backlog.minutes()).isNull();
            });
        } finally {
            server.stop(0);
        }
    }

    @Test
    void aWebhookOutsideThisMachineNeedsTls() {
        Assertions.assertThatThrownBy(() -> new AlarmSettings.Webhook(URI.create("http://alarms.example.org/x"), null))
                .hasMessageContaining("https");
        assertThat(new AlarmSettings.Webhook(URI.create("https://alarms.example.org/x"), "t").toString())
                .doesNotContain("example");
    }

    private Watch watch(RunningInbox inbox, Instant now, HttpServer server) {
        InboxTables tables = inbox.bean(InboxTables.class);
        SourceDefinitions sources = Configured.sources(home, SOURCES);
        AlarmSettings settings = new AlarmSettings(
                Duration.ofMinutes(1),
                Duration.ofMinutes(15),
                List.of("feeds@example.org"),
                List.of(new AlarmSettings.Webhook(
                        URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/alarms"), "t0ken")));
        Clock clock = at(now);
        Alarms alarms = new Alarms(tables, clock);
        Notices notices = new Notices(alarms, settings, (to, subject, text) -> letters.add(subject + text), clock);
        return new Watch(
                sources,
                tables,
                inbox.bean(Backlogs.class),
                new Judgement(settings.oldestAge()),
                alarms,
                notices,
                clock);
    }

    private static Clock at(Instant now) {
        return Clock.fixed(now, ZoneOffset.UTC);
    }

    private HttpServer hook(int status) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/alarms", exchange -> {
            assertThat(exchange.getRequestHeaders().getFirst("Authorization")).isEqualTo("Bearer t0ken");
            posted.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        server.start();
        return server;
    }
}

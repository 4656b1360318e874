package org.healthrecord.ingest.pull.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.healthrecord.ingest.pull.TestFhirServer.observation;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.awaitility.Awaitility;
import org.healthrecord.ingest.DatabaseSource;
import org.healthrecord.ingest.RunningInbox;
import org.healthrecord.ingest.TestTables;
import org.healthrecord.ingest.inbox.schema.InboxDatabase;
import org.healthrecord.ingest.pull.Abandonments;
import org.healthrecord.ingest.pull.PullNode;
import org.healthrecord.ingest.pull.StatedFacts;
import org.healthrecord.ingest.pull.TestClients;
import org.healthrecord.ingest.pull.TestFhirServer;
import org.healthrecord.ingest.pull.turn.PullState;
import org.healthrecord.ingest.source.FakeInbox;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;

/** Bulk exports, with what goes wrong on their way. */
class BulkPullTest {
    private static final int OBSERVATIONS = 120;

    @TempDir
    Path home;

    private final FakeInbox inbox = new FakeInbox();
    private final ExportServer server = new ExportServer();

    @BeforeEach
    void fill() {
        TestFhirServer.patients(10).forEach(p -> server.fhir.put(p, Instant.parse("2026-01-01T00:00:00Z")));
        for (int i = 0; i < OBSERVATIONS; i++) {
            server.fhir.put(
                    observation("o" + i, "p" + i % 10, "vital-signs", "70.50"), Instant.parse("2026-01-01T00:00:00Z"));
        }
    }

    @AfterEach
    void stopServer() {
        server.close();
    }

    private String clinic(String more) {
        return """
                - id: east
                  kind: cancer-center
                  format: fhir
                  mrn-system: urn:east
                  time-zone: UTC
                  channels: [{fhir-bulk: {base: "%s", allow-http: true, timeout: 3s, %s}}]
            """
                .formatted(server.fhir.base(), more);
    }

    private static TestTables tables(InboxDatabase database) {
        return TestTables.open(RunningInbox.emptyDatabase(database));
    }

    private PullNode node(TestTables tables, String more) {
        return PullNode.start(home, tables, inbox, TestClients.pullers(tables), clinic(more));
    }

    @ParameterizedTest
    @DatabaseSource
    void whatIsExportedStatesWhatThePushedStates(InboxDatabase database) {
        server.fhir.once("GET /fhir/exports/1", 202, "text/plain", "", "Retry-After", "1", "X-Progress", "half");
        try (var tables = tables(database);
                var node = node(tables, "interval: 1h")) {
            node.await("east", PullState.EXPORTING);
            node.awaitComplete("east");
            assertThat(StatedFacts.of(inbox)).hasSize(10 + OBSERVATIONS).isEqualTo(StatedFacts.pushed(server.fhir));
            assertThat(server.asked("DELETE /fhir/exports/1")).isEqualTo(1);
        }
    }

    @Test
    void theNextExportAsksForWhatIsNewAndDeletesWhatIsGone() {
        try (var tables = tables(InboxDatabase.H2);
                var node = node(tables, "interval: 200ms")) {
            node.awaitComplete("east");
            int first = inbox.arrivals().size();
            server.delete("Observation/o7");
            Awaitility.await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(StatedFacts.of(inbox))
                    .filteredOn(fact -> fact.contains("WITHDRAWN"))
                    .singleElement()
                    .asString()
                    .startsWith("Observation/o7 "));
            assertThat(inbox.arrivals()).hasSize(first + 1);
            assertThat(server.asked("_since=2026-11-01T02%3A03%3A04.567Z")).isPositive();
        }
    }

    @ParameterizedTest
    @DatabaseSource
    void aNodeThatComesLaterGoesOnWithTheExportOfOneThatDied(InboxDatabase database) {
        server.fhir.once("files/Observation", exchange -> {
            exchange.sendResponseHeaders(200, 100_000_000);
            exchange.getResponseBody().write((observation("o1", "p1", "vital-signs", "70.50") + "\n").getBytes());
            exchange.getResponseBody().flush();
            try {
                Thread.sleep(60_000);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        var url = RunningInbox.emptyDatabase(database);
        var dying = node(TestTables.open(url), "interval: 1h, parallel: 2");
        Awaitility.await()
                .until(() -> server.asked("files/Observation") == 1
                        && inbox.arrivals().size() >= 10);
        Awaitility.await().pollDelay(Duration.ofMillis(300)).until(() -> true);
        assertThat(dying.row("east").state()).isEqualTo(PullState.RUNNING);
        dying.kill();
        try (var tables = TestTables.open(url);
                var next = node(tables, "interval: 1h")) {
            assertThat(next.row("east").state()).isEqualTo(PullState.RUNNING);
            next.await("east", PullState.COMPLETE);
            assertThat(StatedFacts.of(inbox)).isEqualTo(StatedFacts.pushed(server.fhir));
            assertThat(server.asked("/fhir/$export")).isEqualTo(1);
            assertThat(server.asked("files/Patient")).isEqualTo(1);
        }
    }

    @Test
    void filesThatExpiredAreExportedAnew() {
        server.fhir.once("files/Observation", 404, "text/plain", "");
        try (var tables = tables(InboxDatabase.H2);
                var node = node(tables, "interval: 1h")) {
            node.await("east", PullState.EXPORT_EXPIRED);
            assertThat(node.row("east").succeeded()).isNull();
            node.awaitComplete("east");
            assertThat(server.asked("/fhir/$export")).isEqualTo(2);
            assertThat(StatedFacts.of(inbox)).hasSize(10 + OBSERVATIONS);
        }
    }

    @Test
    void aFileThatIsCutOffIsFetchedAgain() {
        server.fhir.once("files/Observation", 200, "application/fhir+ndjson", "{\"resourceType\":\"Observ");
        try (var tables = tables(InboxDatabase.H2);
                var node = node(tables, "interval: 1h")) {
            node.await("east", PullState.NOT_FHIR);
            assertThat(node.row("east").succeeded()).isNull();
            node.await("east", PullState.COMPLETE);
            assertThat(server.asked("/fhir/$export")).isEqualTo(1);
            assertThat(StatedFacts.of(inbox)).hasSize(10 + OBSERVATIONS);
        }
    }

    @Test
    void aFileWithFewerLinesThanTheServerSaysIsFetchedAgain() {
        server.fhir.once(
                "GET /fhir/exports/1",
                200,
                "application/json",
                """
                {"transactionTime":"2026-11-01T02:03:04Z","output":[{"type":"Patient","count":11,"url":"%s/files/Patient.ndjson"}]}"""
                        .formatted(server.fhir.base()));
        try (var tables = tables(InboxDatabase.H2);
                var node = node(tables, "interval: 1h")) {
            Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> node.rows("east").stream()
                    .anyMatch(row -> row.detail().contains("10 of its 11 lines")));
            node.await("east", PullState.COMPLETE);
            assertThat(StatedFacts.of(inbox)).hasSize(10 + OBSERVATIONS);
        }
    }

    @Test
    void aFileThatFallsSilentIsGivenUp() {
        server.fhir.once("files/Observation", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write('{');
            exchange.getResponseBody().flush();
        });
        try (var tables = tables(InboxDatabase.H2);
                var node = node(tables, "interval: 1h")) {
            node.await("east", PullState.UNREACHABLE);
            node.await("east", PullState.COMPLETE);
            assertThat(StatedFacts.of(inbox)).hasSize(10 + OBSERVATIONS);
        }
    }

    @Test
    void aServerThatRemovesNoExportsHarmsNothing() {
        server.fhir.once("DELETE /fhir/exports/1", 403, "text/plain", "");
        try (var tables = tables(InboxDatabase.H2);
                var node = node(tables, "interval: 1h")) {
            assertThat(node.awaitComplete("east").failures()).isZero();
            assertThat(server.asked("/fhir/$export")).isEqualTo(1);
        }
    }

    @Test
    void whatTheServerCouldNotExportMakesTheExportIncomplete() {
        server.failWith(3);
        try (var tables = tables(InboxDatabase.H2);
                var node = node(tables, "interval: 400ms")) {
            assertThat(node.await("east", PullState.INCOMPLETE).detail()).contains("could not export 3 things");
            assertThat(StatedFacts.of(inbox)).hasSize(10 + OBSERVATIONS);
            server.failWith(0);
            node.awaitComplete("east");
            assertThat(server.fhir.requests().stream()
                            .filter(request -> request.contains("$export"))
                            .limit(2))
                    .hasSize(2)
                    .noneMatch(request -> request.contains("_since"));
        }
    }

    @Test
    void anExportThatFailsAndOneThatTakesTooLongAreClearStates() {
        server.fhir.once("GET /fhir/exports/1", 500, "application/fhir+json", "{}");
        try (var tables = tables(InboxDatabase.H2);
                var node = node(tables, "interval: 1h, patience: 1ms")) {
            node.await("east", PullState.EXPORT_FAILED);
            server.fhir.once("GET /fhir/exports/1", 202, "text/plain", "");
            Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> server.asked("DELETE /fhir/exports/1") > 0);
            node.awaitComplete("east");
        }
    }

    @Test
    void anExportIsCancelledThereWhenItsSourceHasEnded() {
        server.fhir.once("GET /fhir/exports/1", exchange -> {
            exchange.getResponseHeaders().set("Retry-After", "60");
            exchange.sendResponseHeaders(202, -1);
            exchange.close();
        });
        try (var tables = tables(InboxDatabase.H2);
                var node = node(tables, "interval: 1h")) {
            node.await("east", PullState.EXPORTING);
            var source = node.sources().definition("east").orElseThrow();
            var abandonments = new Abandonments(() -> List.of(source), tables.tables(), TestClients.pullers(tables));
            node.closeDoors("east");

            abandonments.look();
            abandonments.look();

            assertThat(server.asked("DELETE /fhir/exports/1")).isEqualTo(1);
        }
    }

    @Test
    void aFileOnAnotherHostIsNotFetchedUnlessTheDefinitionNamesIt() {
        server.fhir.once(
                "GET /fhir/exports/1",
                200,
                "application/json",
                """
                {"transactionTime":"2026-11-01T02:03:04Z","requiresAccessToken":false,"output":[{"type":"Patient","url":"http://localhost:1/p"}]}""");
        try (var tables = tables(InboxDatabase.H2);
                var node = node(tables, "interval: 1h")) {
            node.await("east", PullState.LEADS_ELSEWHERE);
        }
    }

    @ParameterizedTest
    @DatabaseSource
    void twoNodesFetchOneExport(InboxDatabase database) {
        var url = RunningInbox.emptyDatabase(database);
        try (var tables = TestTables.open(url);
                var one = node(tables, "interval: 1h");
                var other = database == InboxDatabase.H2 ? one : node(TestTables.open(url), "interval: 1h")) {
            one.await("east", PullState.COMPLETE);
            assertThat(StatedFacts.of(inbox)).isEqualTo(StatedFacts.pushed(server.fhir));
            assertThat(server.asked("/fhir/$export")).isEqualTo(1);
            assertThat(other.row("east").failures()).isZero();
        }
    }
}

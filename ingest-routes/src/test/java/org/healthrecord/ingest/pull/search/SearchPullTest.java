package org.healthrecord.ingest.pull.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.healthrecord.ingest.pull.TestFhirServer.observation;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.awaitility.Awaitility;
import org.healthrecord.ingest.DatabaseSource;
import org.healthrecord.ingest.RunningInbox;
import org.healthrecord.ingest.TestTables;
import org.healthrecord.ingest.inbox.schema.InboxDatabase;
import org.healthrecord.ingest.pull.PullNode;
import org.healthrecord.ingest.pull.StatedFacts;
import org.healthrecord.ingest.pull.TestClients;
import org.healthrecord.ingest.pull.TestFhirServer;
import org.healthrecord.ingest.pull.turn.PullState;
import org.healthrecord.ingest.source.FakeInbox;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Searches of a FHIR server, with what such servers do wrong. */
@ExtendWith(OutputCaptureExtension.class)
class SearchPullTest {
    @TempDir
    Path home;

    private final FakeInbox inbox = new FakeInbox();
    private final TestFhirServer server = new TestFhirServer();

    @AfterEach
    void stopServer() {
        server.close();
    }

    private String clinic(String id, String more) {
        return """
                - id: %s
                  kind: cancer-center
                  format: fhir
                  mrn-system: urn:%1$s
                  time-zone: UTC
                  channels: [{fhir-search: {base: "%s", allow-http: true, interval: 150ms, timeout: 3s, overlap: 1s, %s}}]
            """
                .formatted(id, server.base(), more);
    }

    private static final String TYPES = "types: [Patient, Observation]";

    private static TestTables tables(InboxDatabase database) {
        return TestTables.open(RunningInbox.emptyDatabase(database));
    }

    private PullNode node(TestTables tables, String... clinics) {
        return PullNode.start(home, tables, inbox, TestClients.pullers(tables), clinics);
    }

    private void fill(int patients) {
        TestFhirServer.patients(patients).forEach(p -> server.put(p, Instant.parse("2026-01-01T00:00:00Z")));
        for (int i = 0; i < patients; i++) {
            server.put(observation("o" + i, "p" + i, "vital-signs", "70.0"), Instant.parse("2026-01-01T00:00:00Z"));
        }
    }

    private List<String> stated() {
        return StatedFacts.of(inbox);
    }

    @ParameterizedTest
    @DatabaseSource
    void whatIsPulledStatesWhatThePushedStates(InboxDatabase database) {
        fill(7);
        server.put(
                """
                {"resourceType":"MedicationRequest","id":"m1","status":"active","intent":"order","subject":{"reference":"Patient/p1"},"medicationReference":{"reference":"Medication/d1"}}""");
        server.put("{\"resourceType\":\"Medication\",\"id\":\"d1\",\"code\":{\"text\":\"oxycodone\"}}");
        try (var tables = tables(database);
                var node = node(
                        tables, clinic("east", "types: [Patient, Observation, MedicationRequest], page-size: 3"))) {
            node.awaitComplete("east");
            assertThat(stated()).hasSizeGreaterThan(15).isEqualTo(StatedFacts.pushed(server));
        }
    }

    @Test
    void onlyWhatIsNewIsFetchedAndTheSameIsNotStoredTwice() {
        fill(5);
        try (var tables = tables(InboxDatabase.H2);
                var node = node(tables, clinic("east", TYPES))) {
            node.awaitComplete("east");
            int first = inbox.arrivals().size();
            server.put(observation("o1", "p1", "vital-signs", "71.5"));
            node.awaitComplete("east");
            node.awaitComplete("east");
            assertThat(inbox.arrivals()).hasSize(first + 1);
            assertThat(new String(inbox.arrivals().get(first).payload().bytes(), StandardCharsets.UTF_8))
                    .contains("71.5");
            assertThat(server.requests()).anyMatch(r -> r.contains("Observation?_lastUpdated=ge20"));
        }
    }

    @Test
    void aFactThatIsGoneThereIsWithdrawnAndOneThatIsBackIsStatedAgain() {
        fill(3);
        try (var tables = tables(InboxDatabase.H2);
                var node = node(tables, clinic("east", TYPES + ", compare: 200ms"))) {
            node.awaitComplete("east");
            server.remove("Observation/o1");
            Awaitility.await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(stated())
                    .filteredOn(s -> s.contains("WITHDRAWN"))
                    .singleElement()
                    .asString()
                    .contains("o1"));
            server.put(observation("o1", "p1", "vital-signs", "70.0"), Instant.parse("2026-01-01T00:00:00Z"));
            Awaitility.await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(stated())
                    .noneMatch(s -> s.contains("WITHDRAWN")));
        }
    }

    @Test
    void whatADefinitionAsksForNoMoreIsNotTakenForDeleted() {
        fill(3);
        server.put(observation("lab", "p2", "laboratory", "5"));
        try (var tables = tables(InboxDatabase.H2)) {
            try (var node = node(tables, clinic("east", TYPES))) {
                node.awaitComplete("east");
            }
            try (var node = node(
                    tables, clinic("east", TYPES + ", categories: [laboratory], patients: [p2], compare: 100ms"))) {
                node.awaitComplete("east");
                Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> server.requests().stream()
                        .anyMatch(r -> r.contains("_elements=id")));
                node.awaitComplete("east");
                assertThat(stated()).hasSize(7).noneMatch(s -> s.contains("WITHDRAWN"));
            }
        }
    }

    @Test
    void aServerThatHasNothingLeftIsNotBelieved() {
        fill(12);
        try (var tables = tables(InboxDatabase.H2);
                var node = node(tables, clinic("east", TYPES + ", compare: 100ms"))) {
            node.awaitComplete("east");
            server.resources()
                    .forEach(r -> server.remove("Observation/" + r.get("id").asText()));
            node.await("east", PullState.NOTHING_LEFT);
            assertThat(stated()).noneMatch(s -> s.contains("WITHDRAWN"));
        }
    }

    @Test
    void theServerIsAskedAsItMustBe() {
        fill(4);
        server.put(observation("lab", "p2", "laboratory", "5"));
        server.put(observation("other", "p3", "vital-signs", "5"));
        try (var tables = tables(InboxDatabase.H2);
                var node = node(
                        tables,
                        clinic("east", TYPES + ", categories: [laboratory, vital-signs], patients: [p1, p2]"))) {
            node.awaitComplete("east");
            assertThat(server.requests())
                    .anyMatch(r -> r.contains("Patient?_id=p1%2Cp2"))
                    .anyMatch(r -> r.contains("Observation?patient=Patient%2Fp2&category=laboratory"));
            assertThat(stated()).anyMatch(s -> s.contains("lab")).noneMatch(s -> s.contains("other"));
        }
    }

    @Test
    void aRoundThatBreaksIsNotCompleteAndBeginsAnew() {
        fill(6);
        for (int i = 0; i < 5; i++) {
            server.once("from=4", TestFhirServer::broken);
        }
        try (var tables = tables(InboxDatabase.H2);
                var node = node(tables, clinic("east", "types: [Observation], page-size: 2"))) {
            node.await("east", PullState.UNREACHABLE);
            assertThat(node.row("east").succeeded()).isNull();
            node.awaitComplete("east");
            assertThat(stated()).hasSize(6);
            assertThat(inbox.arrivals()).hasSize(6);
        }
    }

    @Test
    void aServerThatIsBusyIsAskedAgainWhenItSays() {
        fill(2);
        server.once("Observation", 429, "text/plain", "", "Retry-After", "1");
        server.once("Observation", 503, "text/plain", "");
        try (var tables = tables(InboxDatabase.H2);
                var node = node(tables, clinic("east", TYPES))) {
            var row = node.awaitComplete("east");
            assertThat(Duration.between(row.started(), row.ended())).isLessThan(Duration.ofSeconds(30));
            assertThat(stated()).hasSize(4);
        }
    }

    @Test
    void aServerThatIsBusyForLongEndsTheTurnUntilThen() {
        fill(2);
        server.once("Patient", 429, "text/plain", "", "Retry-After", "3600");
        try (var tables = tables(InboxDatabase.H2);
                var node = node(tables, clinic("east", TYPES))) {
            var row = node.await("east", PullState.THROTTLED);
            assertThat(row.due()).isAfter(Instant.now().plusSeconds(3000));
        }
    }

    @Test
    void pagesThatNeverEndAreCut() {
        fill(2);
        server.handle(
                "/fhir/Condition",
                exchange -> TestFhirServer.answer(
                        exchange,
                        200,
                        "application/fhir+json",
                        """
                {"resourceType":"Bundle","type":"searchset","link":[{"relation":"next","url":"%s/Condition?page=%s"}],"entry":[]}"""
                                .formatted(server.base(), System.nanoTime())));
        try (var tables = tables(InboxDatabase.H2);
                var node = node(tables, clinic("endless", "types: [Condition]"), clinic("east", TYPES))) {
            assertThat(node.await("endless", PullState.ENDLESS).detail()).startsWith("Condition: The pages");
            node.awaitComplete("east");
        }
    }

    @Test
    void pagesThatLeadBackAndOnesThatNeverCeaseToArriveAreCut() {
        server.handle(
                "/fhir/Condition",
                exchange -> TestFhirServer.answer(
                        exchange,
                        200,
                        "application/fhir+json",
                        """
                {"resourceType":"Bundle","type":"searchset","link":[{"relation":"next","url":"%s"}],"entry":[]}"""
                                .formatted(exchange.getRequestURI())));
        server.handle("/fhir/Goal", exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "application/fhir+json");
            exchange.sendResponseHeaders(200, 0);
            var one = " ".repeat(100_000).getBytes(StandardCharsets.UTF_8);
            for (int i = 0; i < 200; i++) {
                exchange.getResponseBody().write(one);
            }
            exchange.close();
        });
        try (var tables = tables(InboxDatabase.H2);
                var node = node(
                        tables,
                        clinic("cycle", "types: [Condition]"),
                        clinic("flood", "types: [Goal], max-size: 1MB"))) {
            node.await("cycle", PullState.ENDLESS);
            node.await("flood", PullState.TOO_LARGE);
        }
    }

    @Test
    void aWebPageALinkElsewhereAndARefusalAreClearStates(CapturedOutput output) {
        server.handle(
                "/fhir/Device",
                exchange -> TestFhirServer.answer(
                        exchange, 200, "text/html", "<html>Please sign in, Mrs. Secretname</html>"));
        server.handle(
                "/fhir/Goal",
                exchange -> TestFhirServer.answer(
                        exchange,
                        200,
                        "application/fhir+json",
                        "{\"resourceType\":\"Bundle\",\"link\":[{\"relation\":\"next\",\"url\":\"http://127.0.0.2:1/x\"}]}"));
        server.handle("/fhir/Flag", exchange -> TestFhirServer.answer(exchange, 403, "text/plain", "no"));
        server.handle("/fhir/Slot", exchange -> {
            exchange.getResponseHeaders().set("Location", "http://127.0.0.2:1/");
            TestFhirServer.answer(exchange, 302, "text/plain", "");
        });
        try (var tables = tables(InboxDatabase.H2);
                var node = node(
                        tables,
                        clinic("page", "types: [Device]"),
                        clinic("link", "types: [Goal]"),
                        clinic("refusal", "types: [Flag]"),
                        clinic("redirect", "types: [Slot]"))) {
            node.await("page", PullState.NOT_FHIR);
            node.await("link", PullState.LEADS_ELSEWHERE);
            node.await("refusal", PullState.FORBIDDEN);
            node.await("redirect", PullState.LEADS_ELSEWHERE);
        }
        assertThat(output).doesNotContain("Secretname");
    }

    @ParameterizedTest
    @DatabaseSource
    void twoNodesHaveOneTurnAtATime(InboxDatabase database) {
        fill(20);
        inbox.slowDown(3);
        var url = RunningInbox.emptyDatabase(database);
        try (var tables = TestTables.open(url);
                var one = node(tables, clinic("east", TYPES + ", page-size: 4"));
                var other = database == InboxDatabase.H2
                        ? one
                        : node(TestTables.open(url), clinic("east", TYPES + ", page-size: 4"))) {
            other.awaitComplete("east");
            one.awaitComplete("east");
            assertThat(stated()).hasSize(40);
            assertThat(inbox.arrivals()).hasSize(40);
            assertThat(one.row("east").fetched()).isEqualTo(40);
        }
    }
}

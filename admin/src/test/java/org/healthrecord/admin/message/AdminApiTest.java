package org.healthrecord.admin.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.sql.DataSource;
import org.healthrecord.access.decision.Caller;
import org.healthrecord.access.decision.Callers;
import org.healthrecord.admin.AdminConfiguration;
import org.healthrecord.admin.door.MessageDoor;
import org.healthrecord.fhir.exit.Exit;
import org.healthrecord.fhir.identity.HeldNumbers;
import org.healthrecord.fhir.identity.PersonParting;
import org.healthrecord.fhir.identity.PersonRecords;
import org.healthrecord.fhir.identity.ReviewQueue;
import org.healthrecord.fhir.review.ReviewCharts;
import org.healthrecord.ingest.InboxConfiguration;
import org.healthrecord.ingest.RecordingSink;
import org.healthrecord.ingest.RunningInbox;
import org.healthrecord.ingest.TemporaryFolder;
import org.healthrecord.ingest.TestMappers;
import org.healthrecord.ingest.alarm.Alarms;
import org.healthrecord.ingest.inbox.queue.Ledger;
import org.healthrecord.ingest.port.Inbox;
import org.healthrecord.ingest.port.TestClinics;
import org.healthrecord.ingest.pull.PullRows;
import org.healthrecord.ingest.pull.Trials;
import org.healthrecord.ingest.source.registry.SourceRegistry;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.elasticsearch.ElasticsearchRestClientAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The admin API over HTTP, in an application that has a data source of its own beside the inbox's. */
class AdminApiTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Path HOME = TemporaryFolder.create();
    private static ConfigurableApplicationContext context;
    private static String base;
    private static String stored;
    private static String refused;
    private static String split;
    private static volatile String hidden = "";

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import({
        InboxConfiguration.class,
        AdminConfiguration.class,
        TestMappers.class,
        TestClinics.class,
        RecordingSink.class,
        Description.class
    })
    static class Application {
        @Bean
        ReviewQueue reviewQueue() {
            return mock(ReviewQueue.class);
        }

        @Bean
        ReviewCharts reviewCharts() {
            return mock(ReviewCharts.class);
        }

        @Bean
        PersonParting personParting() {
            return mock(PersonParting.class);
        }

        @Bean
        PersonRecords personRecords() {
            return mock(PersonRecords.class);
        }

        @Bean
        HeldNumbers heldNumbers() {
            return mock(HeldNumbers.class);
        }

        @Bean
        Exit exit() {
            return mock(Exit.class);
        }

        /** There is no gate here. */
        @Bean
        Callers callers() {
            return () -> Caller.anybody("administrator");
        }

        @Bean
        MessageDoor door() {
            return (message, unit) -> {
                if (message.equals(hidden)) {
                    throw new MessageDoor.NotShownException(
                            "This chart is being taken apart; try again shortly.", true);
                }
            };
        }

        @Bean
        SourceRegistry sourceRegistry() {
            return mock(SourceRegistry.class);
        }

        @Bean
        Alarms alarms() {
            return mock(Alarms.class);
        }

        @Bean
        PullRows pullRows() {
            return mock(PullRows.class);
        }

        @Bean
        Trials trials() {
            return mock(Trials.class);
        }

        @Bean
        FactTrace facts() {
            return id -> List.of(new FactTrace.FactRef("Observation", "o-1", "", "word 2"));
        }
    }

    @BeforeAll
    static void start() throws Exception {
        context = new SpringApplicationBuilder(Application.class)
                .properties(
                        "server.port=0",
                        "spring.main.banner-mode=off",
                        "management.endpoints.web.exposure.include=health,prometheus",
                        "management.endpoint.health.show-components=always",
                        "spring.datasource.url=jdbc:h2:mem:chart",
                        "health-record.jobs.large-replay=8",
                        "spring.autoconfigure.exclude=" + ElasticsearchRestClientAutoConfiguration.class.getName(),
                        "springdoc.packages-to-scan=org.healthrecord.admin",
                        "springdoc.api-docs.version=openapi_3_0",
                        "springdoc.writer-with-order-by-keys=true",
                        "springdoc.default-flat-param-object=true",
                        "springdoc.default-produces-media-type=application/json",
                        "health-record.home=" + HOME)
                .run();
        int port = ((ServletWebServerApplicationContext) context).getWebServer().getPort();
        base = "http://localhost:" + port + "/admin/api";
        stored = send("P1 doubt");
        refused = send("P2 refuse");
        split = send("P3 a\nP4 refuse this");
        send("P1 doubt");
        awaitEmpty();
    }

    @AfterAll
    static void stop() {
        context.close();
    }

    private static String send(String text) {
        return context.getBean(Inbox.class)
                .append(RunningInbox.arrival(RunningInbox.CLINIC, text))
                .messageId();
    }

    private static void awaitEmpty() throws InterruptedException {
        for (int i = 0; i < 1000 && context.getBean(Ledger.class).backlog() > 0; i++) {
            Thread.sleep(10);
        }
    }

    /** A changed controller changes the description; {@code received.json} beside it is the new one. */
    @Test
    void theServedDescriptionIsThatOfTheControllers() throws Exception {
        URI generator = URI.create(base.replace("/admin/api", "/v3/api-docs"));
        JsonNode described = JSON.readTree(
                send(HttpRequest.newBuilder(generator).GET().build()).body());
        JsonNode served = get("/openapi.json");
        Path received = Path.of("src/main/resources/org/healthrecord/admin/description/received.json");
        if (described.equals(served)) {
            Files.deleteIfExists(received);
        } else {
            Files.writeString(received, described.toPrettyString() + "\n");
        }
        assertThat(served).isEqualTo(described);
    }

    @Test
    void aPreviewShowsWhatAMessageWouldBecomeAndStoresNothing() throws Exception {
        long before = get("/summary").get("states").get("STORED").asLong();
        String message =
                "MSH|^~\\&|LAB|NORTH|||20260102030405||ADT^A08|77|P|2.5.1\rPID|1||U-9^^^NORTH^MR||Doe^Jane||19800102|F\r";
        JsonNode preview =
                JSON.readTree(post("/sources/north-clinic/preview", message).body());
        assertThat(preview.get("refusal").isNull()).isTrue();
        assertThat(preview.get("recordCount").asInt()).isEqualTo(1);
        JsonNode record = preview.get("records").get(0);
        assertThat(record.get("controlId").asText()).isEqualTo("77");
        assertThat(record.get("facts").findValuesAsText("family")).containsExactly("Doe");
        assertThat(get("/summary").get("states").get("STORED").asLong()).isEqualTo(before);
        assertThat(get("/messages?controlId=77").get("messages")).isEmpty();
    }

    @Test
    void aPreviewSaysWhyAMessageWouldBeQuarantined() throws Exception {
        JsonNode preview = JSON.readTree(
                post("/sources/north-clinic/preview", "no message").body());
        assertThat(preview.get("refusal").get("reason").asText()).isEqualTo("no-msh");
        assertThat(post("/sources/unknown/preview", "any").statusCode()).isEqualTo(400);
    }

    @Test
    void theInboxTakesNobodysDataSourceAway() throws Exception {
        try (var connection = context.getBean(DataSource.class).getConnection()) {
            assertThat(connection.getMetaData().getURL()).isEqualTo("jdbc:h2:mem:chart");
        }
    }

    @Test
    void summaryCountsByStateAndSource() throws Exception {
        JsonNode summary = get("/summary");
        assertThat(summary.get("backlog").asLong()).isZero();
        JsonNode states = summary.get("states");
        assertThat(states.get("STORED").asLong()).isGreaterThanOrEqualTo(2);
        assertThat(states.get("QUARANTINED").asLong()).isGreaterThanOrEqualTo(2);
        assertThat(states.get("RETRY").asLong()).isZero();
        JsonNode north = summary.get("sources").get(0);
        assertThat(north.get("id").asText()).isEqualTo("north-clinic");
        assertThat(north.get("duplicates").asLong()).isEqualTo(1);
        assertThat(north.get("receivedPerMinute")).hasSize(60);
        // The minute may have ended since.
        assertThat(north.get("receivedPerMinute").get(59).asLong()
                        + north.get("receivedPerMinute").get(58).asLong())
                .isGreaterThanOrEqualTo(3);
        assertThat(north.get("lastReceived").asText()).startsWith("20");
        assertThat(north.get("issues").findValuesAsText("code")).contains("doubtful", "bad-word");
        JsonNode south = summary.get("sources").get(1);
        assertThat(south.get("lastReceived").isNull()).isTrue();
    }

    @Test
    void messagesAreFoundByState() throws Exception {
        assertThat(ids(get("/messages?state=QUARANTINED")))
                .contains(refused, split)
                .doesNotContain(stored);
        assertThat(ids(get("/messages?hasError=true&source=north-clinic"))).contains(refused);
        assertThat(ids(get("/messages?state=STORED"))).contains(stored, split);
    }

    @Test
    void messagesAreFoundByControlIdAndTime() throws Exception {
        assertThat(ids(get("/messages?controlId=C-doubt"))).containsExactly(stored);
        assertThat(ids(get("/messages?to=2020-01-01T00:00:00Z"))).isEmpty();
        assertThat(ids(get("/messages?from=2020-01-01T00:00:00Z"))).contains(stored);
        assertThat(get("/messages?size=1").get("more").asBoolean()).isTrue();
        assertThat(ids(get("/messages?size=1&page=1"))).hasSize(1);
    }

    @Test
    void messagesOfAPatientAreFoundOnlyByPost() throws Exception {
        HttpResponse<String> found = post("/messages/search", "{\"mrn\": \"P1\"}");
        assertThat(ids(JSON.readTree(found.body()))).containsExactly(stored);
        HttpResponse<String> refusal = send(request("/messages?mrn=P1").GET().build());
        assertThat(refusal.statusCode()).isEqualTo(400);
        assertThat(refusal.body()).contains("does not belong in a URL");
    }

    @Test
    void aMessageTellsItsWholeStory() throws Exception {
        JsonNode message = get("/messages/" + stored);
        assertThat(message.get("duplicates")).hasSize(1);
        JsonNode record = message.get("records").get(0);
        assertThat(record.get("state").asText()).isEqualTo("STORED");
        assertThat(record.get("kind").asText()).isEqualTo("line");
        assertThat(record.get("issues").findValuesAsText("code")).containsExactly("read", "doubtful");
        assertThat(record.get("events").get(0).get("to").asText()).isEqualTo("STORED");
        assertThat(message.get("facts").get(0).get("id").asText()).isEqualTo("o-1");
        assertThat(message.toString()).doesNotContain("P1");
    }

    @Test
    void theErrorOfARefusedMessageNamesReasonAndPlace() throws Exception {
        JsonNode error = get("/messages/" + refused).get("records").get(0).get("error");
        assertThat(error.get("reason").asText()).isEqualTo("asked-to");
        assertThat(error.get("place").asText()).isEqualTo("word 2");
        assertThat(error.get("text").asText()).isEqualTo("It was asked to refuse.");
    }

    @Test
    void rawBytesAreADownload() throws Exception {
        HttpResponse<String> raw =
                send(request("/messages/" + stored + "/raw").GET().build());
        assertThat(raw.body()).isEqualTo("P1 doubt");
        assertThat(raw.headers().firstValue("Content-Type")).contains("application/octet-stream");
        assertThat(raw.headers().firstValue("Content-Disposition").orElseThrow())
                .startsWith("attachment");
    }

    @Test
    void anIssueIsShownAtItsPlaceInTheMessage() throws Exception {
        String message = send("MSH|^~\\&|north word");
        awaitEmpty();
        long record =
                get("/messages/" + message).get("records").get(0).get("id").asLong();
        JsonNode piece = get("/records/" + record + "/excerpt?place=MSH-3");
        String text = piece.get("text").asText();
        assertThat(text.substring(piece.get("start").asInt(), piece.get("end").asInt()))
                .isEqualTo("north word");
        assertThat(get("/records/" + record + "/excerpt?place=OBX%5B7%5D")
                        .get("text")
                        .asText())
                .isEmpty();
        assertThat(send(request("/records/0/excerpt?place=MSH-3").GET().build()).statusCode())
                .isEqualTo(404);
        assertThat(get("/records/" + record + "/excerpt?place=line%201%20column%2091")
                        .get("text")
                        .asText())
                .isEmpty();
    }

    @Test
    void aMessageIsTextWithThePlacesOfItsIssues() throws Exception {
        JsonNode text = get("/messages/" + send("MSH|^~\\&|north word") + "/text");
        assertThat(text.get("text").asText()).isEqualTo("MSH|^~\\&|north word");
        assertThat(text.get("spans")).isEmpty();
        assertThat(get("/messages/" + send("\0\1\2") + "/text").get("text").isNull())
                .isTrue();
    }

    @Test
    void whatTheDoorKeepsBackIsNotShown() throws Exception {
        String message = send("MSH|^~\\&|north kept");
        awaitEmpty();
        long record =
                get("/messages/" + message).get("records").get(0).get("id").asLong();
        hidden = message;
        for (String path : List.of(
                "/messages/" + message,
                "/messages/" + message + "/raw",
                "/messages/" + message + "/text",
                "/records/" + record + "/excerpt?place=MSH-3")) {
            HttpResponse<String> kept = send(request(path).GET().build());
            assertThat(kept.statusCode()).isEqualTo(503);
            assertThat(kept.body()).contains("try again shortly").doesNotContain("kept");
        }
    }

    @Test
    void quarantineIsGroupedByCause() throws Exception {
        JsonNode group = get("/quarantine").get(0);
        assertThat(group.get("reason").asText()).isEqualTo("asked-to");
        assertThat(group.get("count").asLong()).isGreaterThanOrEqualTo(2);
        assertThat(group.get("exampleMessage").asText()).isNotEmpty();
    }

    @Test
    void replayByFilterSaysHowMany() throws Exception {
        HttpResponse<String> replayed = post("/replay", "{\"reason\": \"asked-to\", \"controlId\": \"C-refuse\"}");
        assertThat(replayed.statusCode()).isEqualTo(202);
        assertThat(JSON.readTree(replayed.body()).get("records").asInt()).isEqualTo(1);
        awaitEmpty();
        assertThat(get("/messages/" + refused).get("records").get(0).get("events"))
                .hasSizeGreaterThanOrEqualTo(3);
    }

    @Test
    void anEmptyPlaceMeansACauseThatNamesNone() throws Exception {
        String rejected = send("P7 reject");
        awaitEmpty();
        HttpResponse<String> replayed =
                post("/replay", "{\"state\": \"QUARANTINED\", \"reason\": \"asked-to\", \"place\": \"\"}");
        assertThat(JSON.readTree(replayed.body()).get("records").asInt()).isEqualTo(1);
        awaitEmpty();
        assertThat(get("/messages/" + rejected).get("records").get(0).get("events"))
                .hasSize(3);
        assertThat(JSON.readTree(post("/replay", "{\"controlId\": \"C-reject\", \"reason\": \"\"}")
                                .body())
                        .get("records")
                        .asInt())
                .isZero();
    }

    @Test
    void replayOfEverythingByMistakeIsRefused() throws Exception {
        HttpResponse<String> refusal = post("/replay", "{}");
        assertThat(refusal.statusCode()).isEqualTo(400);
        assertThat(refusal.headers().firstValue("Content-Type")).contains("application/problem+json");
    }

    @Test
    void anEditedMessageIsStoredBesideTheOriginal() throws Exception {
        String original = send("P9 refuse that");
        awaitEmpty();
        HttpRequest edit = request("/messages/" + original + "/edit")
                .header("Content-Type", "application/octet-stream")
                .POST(HttpRequest.BodyPublishers.ofString("P9 edited"))
                .build();
        String edited = JSON.readTree(send(edit).body()).get("id").asText();
        awaitEmpty();
        assertThat(get("/messages/" + original).get("replacedBy").get(0).asText())
                .isEqualTo(edited);
        assertThat(get("/messages/" + edited).get("editedBy").asText()).isEqualTo("administrator");
    }

    @Test
    void whatIsNotThereIsAProblemWithASentence() throws Exception {
        for (String path : List.of("/messages/none", "/messages/none/raw", "/messages/none/text")) {
            HttpResponse<String> missing = send(request(path).GET().build());
            assertThat(missing.statusCode()).isEqualTo(404);
            assertThat(JSON.readTree(missing.body()).get("detail").asText()).contains("no message");
        }
        assertThat(post("/messages/none/replay", "").statusCode()).isEqualTo(404);
        assertThat(send(request("/messages?state=LOST").GET().build()).statusCode())
                .isEqualTo(400);
    }

    @Test
    void aJobIsStartedWatchedAndListed() throws Exception {
        Files.createDirectories(HOME.resolve("archives/day"));
        Files.writeString(HOME.resolve("archives/day/one.txt"), "P8 fromarchive");
        Files.createFile(HOME.resolve("archives/day/two.txt"));
        HttpResponse<String> started =
                post("/jobs", "{\"job\": \"load-archive\", \"source\": \"north-clinic\", \"path\": \"day\"}");
        assertThat(started.statusCode()).as(started.body()).isEqualTo(202);
        String id = JSON.readTree(started.body()).get("id").asText();
        assertThat(started.headers().firstValue("Location")).contains("/admin/api/jobs/" + id);
        for (int i = 0; i < 1000 && !state(id).equals("COMPLETED"); i++) {
            Thread.sleep(10);
        }
        JsonNode job = get("/jobs/" + id);
        assertThat(job.get("stored").asLong()).isEqualTo(1);
        assertThat(job.get("failed").asLong()).isEqualTo(1);
        assertThat(job.get("attention").asBoolean()).isTrue();
        assertThat(job.get("problems").get(0).get("place").asText()).isEqualTo("two.txt");
        assertThat(job.get("problems").get(0).get("reason").asText()).isEqualTo("file-empty");
        assertThat(get("/jobs").get("jobs").findValuesAsText("id")).contains(id);
        assertThat(post("/jobs/" + id + "/stop", "").statusCode()).isEqualTo(400);
        assertThat(post("/jobs/" + id + "/restart", "").body()).contains("stopped or failed");
    }

    private static String state(String id) throws Exception {
        return get("/jobs/" + id).get("state").asText();
    }

    @Test
    void aJobThatMakesNoSenseIsAProblemWithASentence() throws Exception {
        assertThat(send(request("/jobs/999999").GET().build()).statusCode()).isEqualTo(404);
        HttpResponse<String> unknown = post("/jobs", "{\"job\": \"tidy\"}");
        assertThat(unknown.statusCode()).isEqualTo(400);
        assertThat(unknown.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(JSON.readTree(unknown.body()).get("detail").asText()).contains("load-archive, remap, replay");
        assertThat(post("/jobs", "{\"job\": \"load-archive\", \"source\": \"north-clinic\", \"path\": \"../x\"}")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void aLargeReplayBecomesAJob() throws Exception {
        for (int i = 0; i < 8; i++) {
            send("P7 ignore " + i);
        }
        awaitEmpty();
        HttpResponse<String> replayed = post("/replay", "{\"mrn\": \"P7\", \"state\": \"IGNORED\"}");
        JsonNode answer = JSON.readTree(replayed.body());
        assertThat(answer.get("records").asLong()).as(replayed.body()).isEqualTo(8);
        String id = answer.get("job").asText();
        for (int i = 0; i < 1000 && !state(id).equals("COMPLETED"); i++) {
            Thread.sleep(10);
        }
        JsonNode job = get("/jobs/" + id);
        assertThat(job.get("expected").asLong()).isEqualTo(8);
        assertThat(job.get("read").asLong()).isEqualTo(8);
        assertThat(job.get("parameters").toString()).doesNotContain("P7");
    }

    @Test
    void theSummaryIsStreamed() throws Exception {
        HttpResponse<java.io.InputStream> stream =
                HTTP.send(request("/events").GET().build(), BodyHandlers.ofInputStream());
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(stream.body(), StandardCharsets.UTF_8))) {
            assertThat(reader.readLine()).isEqualTo("event:summary");
            assertThat(reader.readLine()).contains("\"backlog\"");
        }
    }

    @Test
    void metricsTellCountsAndNoPatients() throws Exception {
        String metrics = actuator("prometheus");
        assertThat(metrics)
                .contains("inbox_received_total{source=\"north-clinic\",transport=\"mllp\"}")
                .contains("inbox_duplicates_total{source=\"north-clinic\",transport=\"mllp\"}")
                .contains("pipeline_quarantined_total{reason=\"asked-to\",source=\"north-clinic\"}")
                .contains("inbox_backlog 0.0", "inbox_append_seconds_count", "pipeline_handover_seconds_count")
                .doesNotContain("P1", "C-doubt");
    }

    @Test
    void healthIncludesTheInbox() throws Exception {
        assertThat(JSON.readTree(actuator("health"))
                        .at("/components/inbox/status")
                        .asText())
                .isEqualTo("UP");
    }

    private static String actuator(String endpoint) throws Exception {
        URI uri = URI.create(base.replace("/admin/api", "/actuator/" + endpoint));
        return send(HttpRequest.newBuilder(uri).GET().build()).body();
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(base + path));
    }

    private static HttpResponse<String> send(HttpRequest request) throws Exception {
        return HTTP.send(request, BodyHandlers.ofString());
    }

    private static JsonNode get(String path) throws Exception {
        HttpResponse<String> answer = send(request(path).GET().build());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    private static HttpResponse<String> post(String path, String body) throws Exception {
        return send(request(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    private static List<String> ids(JsonNode page) {
        return page.get("messages").findValuesAsText("id");
    }
}

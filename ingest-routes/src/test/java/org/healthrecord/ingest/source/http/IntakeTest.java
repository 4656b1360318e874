package org.healthrecord.ingest.source.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;
import org.h2.jdbcx.JdbcDataSource;
import org.healthrecord.ingest.inbox.schema.InboxDatabase;
import org.healthrecord.ingest.inbox.schema.InboxTables;
import org.healthrecord.ingest.score.Scorecards;
import org.healthrecord.ingest.source.FakeInbox;
import org.healthrecord.ingest.source.SourceConfiguration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

/** What a clinic's HTTP client sees, over a real socket, with the configuration the service uses. */
@ExtendWith(OutputCaptureExtension.class)
class IntakeTest {
    private static final String MESSAGE =
            "MSH|^~\\&|EHR|EAST|HIE|REGION|20260102030405||ADT^A04^ADT_A01|C77|P|2.5.1\rPID|1||4711||Quartermain^Allan\r";

    @TempDir
    static Path home;

    private static ConfigurableApplicationContext context;
    private static URI base;
    private final HttpClient client = HttpClient.newHttpClient();
    private FakeInbox inbox;

    @Configuration
    @EnableAutoConfiguration(exclude = DataSourceAutoConfiguration.class)
    @Import(SourceConfiguration.class)
    static class Service {
        static FakeInbox current = new FakeInbox();

        @Bean
        FakeInbox inbox() {
            return current;
        }

        @Bean
        Scorecards scorecards() {
            JdbcDataSource empty = new JdbcDataSource();
            empty.setUrl("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
            return new Scorecards(
                    InboxTables.open(InboxDatabase.H2, empty, new DataSourceTransactionManager(empty)),
                    Clock.systemUTC());
        }
    }

    @BeforeAll
    static void startService() throws IOException {
        var sources = Files.writeString(
                home.resolve("sources.yml"),
                """
                health-record:
                  sources:
                    - {id: east-clinic, kind: primary-care, format: hl7v2, mrn-system: urn:e, time-zone: UTC, channels: [{http: {}}]}
                    - {id: fhir-clinic, kind: primary-care, format: fhir, mrn-system: urn:f, time-zone: UTC, channels: [{http: {max-size: 3MB}}]}
                    - {id: csv-clinic, kind: pain-clinic, format: csv, layout: shared, mrn-system: urn:c, time-zone: UTC, channels: [{http: {}}]}
                    - {id: closed-clinic, kind: primary-care, format: fhir, mrn-system: urn:g, time-zone: UTC}
                management.endpoint.health.show-details: always
                management.endpoint.health.group.sources.include: sources
                """);
        context = SpringApplication.run(
                Service.class,
                "--server.port=0",
                "--server.address=127.0.0.1",
                "--spring.main.banner-mode=off",
                "--health-record.home=" + home,
                "--spring.config.additional-location=" + sources.toUri());
        var port = ((ServletWebServerApplicationContext) context).getWebServer().getPort();
        base = URI.create("http://127.0.0.1:" + port);
    }

    @AfterAll
    static void stopService() {
        context.close();
    }

    @BeforeEach
    void emptyInbox() {
        inbox = context.getBean(FakeInbox.class);
        inbox.clear();
    }

    private HttpResponse<String> post(String source, byte[] body, String... headers) {
        var request = HttpRequest.newBuilder(base.resolve("/intake/" + source)).POST(BodyPublishers.ofByteArray(body));
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    private HttpResponse<String> post(String source, String body, String type) {
        return post(source, body.getBytes(StandardCharsets.UTF_8), "Content-Type", type);
    }

    private HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(base.resolve(path)));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException | InterruptedException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static JsonNode json(HttpResponse<String> response) {
        try {
            return new ObjectMapper().readTree(response.body());
        } catch (IOException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static void assertRefused(HttpResponse<String> response, int status, String code) {
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/fhir+json");
        assertThat(json(response).path("resourceType").asText()).isEqualTo("OperationOutcome");
        assertThat(json(response).at("/issue/0/severity").asText()).isEqualTo("error");
        assertThat(json(response).at("/issue/0/code").asText()).isEqualTo(code);
    }

    @Test
    void aSubmissionIsAcceptedAndItsSenderCanLookItUp() {
        var response = post("east-clinic", MESSAGE, "x-application/hl7-v2+er7");

        assertThat(response.statusCode()).isEqualTo(202);
        assertThat(response.body()).isEqualTo("{\"id\":\"m0\",\"status\":\"received\",\"duplicate\":false}");
        assertThat(response.headers().firstValue("Location")).hasValue("/intake/east-clinic/submissions/m0");
        assertThat(inbox.good()).singleElement().satisfies(arrival -> {
            assertThat(arrival.payload().bytes()).isEqualTo(MESSAGE.getBytes(StandardCharsets.UTF_8));
            assertThat(arrival.payload().contentType()).isEqualTo("x-application/hl7-v2+er7");
            assertThat(arrival.controlId()).isEqualTo("C77");
            assertThat(arrival.transport()).isEqualTo("http");
        });

        var submission = get("/intake/east-clinic/submissions/m0");
        assertThat(submission.statusCode()).isEqualTo(200);
        assertThat(json(submission).path("status").asText()).isEqualTo("stored");
        assertThat(json(submission).path("controlId").asText()).isEqualTo("C77");
    }

    @Test
    void whatIsStoredIsAcceptedWhateverTheSenderAcceptsAsAnAnswer() {
        var body = MESSAGE.getBytes(StandardCharsets.UTF_8);
        assertThat(post("east-clinic", body, "Accept", "application/xml").statusCode())
                .isEqualTo(202);
        var request = HttpRequest.newBuilder(base.resolve("/intake/east-clinic/submissions/m0"));
        assertThat(send(request.header("Accept", "application/xml")).statusCode())
                .isEqualTo(200);
        assertRefused(post("nowhere", body, "Accept", "text/html"), 404, "not-found");
    }

    @Test
    void theSameBytesAgainLeadToTheFirstSubmission() {
        post("east-clinic", MESSAGE, "text/plain");
        var again = post("east-clinic", MESSAGE, "text/plain");
        assertThat(again.statusCode()).isEqualTo(202);
        assertThat(again.body()).isEqualTo("{\"id\":\"m0\",\"status\":\"received\",\"duplicate\":true}");
        assertThat(inbox.arrivals()).hasSize(1);
    }

    @Test
    void aSubmissionOfAnotherSourceCannotBeLookedUp() {
        post("east-clinic", MESSAGE, "text/plain");
        assertRefused(get("/intake/fhir-clinic/submissions/m0"), 404, "not-found");
        assertRefused(get("/intake/east-clinic/submissions/m99"), 404, "not-found");
    }

    @Test
    void anUnknownSourceAndOneWithoutThisChannelAnswerAlike() {
        var unknown = post("nowhere", "{}", "application/fhir+json");
        assertRefused(unknown, 404, "not-found");
        assertThat(post("closed-clinic", "{}", "application/fhir+json").body()).isEqualTo(unknown.body());
        assertRefused(get("/intake/nowhere/submissions/m0"), 404, "not-found");
    }

    @Test
    void theSourcesAreNotListed() {
        assertThat(get("/intake").statusCode()).isEqualTo(404);
        assertThat(get("/intake/east-clinic").statusCode()).isEqualTo(405);
    }

    @Test
    void aTypeTheSourceDoesNotSendIsRefused() {
        var response = post("fhir-clinic", "a,b", "text/csv");
        assertRefused(response, 415, "not-supported");
        assertThat(json(response).at("/issue/0/diagnostics").asText()).contains("application/fhir+json");
        assertRefused(post("fhir-clinic", "a=b", "application/x-www-form-urlencoded"), 415, "not-supported");
        assertRefused(post("fhir-clinic", "{}", "nonsense"), 415, "not-supported");
        assertThat(inbox.arrivals()).isEmpty();
    }

    @Test
    void aTypeWithParametersOrNoTypeIsTaken() {
        assertThat(post("fhir-clinic", "{}", "application/fhir+json; charset=utf-8; fhirVersion=4.0")
                        .statusCode())
                .isEqualTo(202);
        assertThat(post("fhir-clinic", "{ }".getBytes(StandardCharsets.UTF_8)).statusCode())
                .isEqualTo(202);
    }

    @Test
    void anEmptyBodyIsRefused() {
        assertRefused(post("fhir-clinic", "", "application/fhir+json"), 400, "required");
    }

    @Test
    void whatCannotBeReadIsStillTaken() {
        assertThat(post("fhir-clinic", "{\"broken", "application/fhir+json").statusCode())
                .isEqualTo(202);
    }

    @Test
    void aBodyBeyondTheLimitIsRefusedAndOneAtTheLimitTaken() throws IOException {
        int limit = 3 << 20;
        assertRefused(
                post("fhir-clinic", new byte[limit + 1], "Content-Type", "application/fhir+json"), 413, "too-long");
        assertThat(inbox.arrivals()).isEmpty();
        assertThat(post("fhir-clinic", new byte[limit], "Content-Type", "application/fhir+json")
                        .statusCode())
                .isEqualTo(202);
        assertThat(inbox.good().get(0).payload().bytes()).hasSize(limit);
        try (var left = Files.list(home.resolve("spool"))) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void aCompressedBodyIsKeptUncompressedAndCannotGrowBeyondTheLimit() throws IOException {
        assertThat(post("fhir-clinic", gzip("{}".getBytes(StandardCharsets.UTF_8)), "Content-Encoding", "gzip")
                        .statusCode())
                .isEqualTo(202);
        assertThat(inbox.good().get(0).payload().bytes()).isEqualTo("{}".getBytes(StandardCharsets.UTF_8));
        assertRefused(post("fhir-clinic", gzip(new byte[20 << 20]), "Content-Encoding", "gzip"), 413, "too-long");
        assertRefused(
                post("fhir-clinic", "{}".getBytes(StandardCharsets.UTF_8), "Content-Encoding", "gzip"),
                400,
                "structure");
        assertRefused(
                post("fhir-clinic", "{}".getBytes(StandardCharsets.UTF_8), "Content-Encoding", "br"),
                415,
                "not-supported");
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new GZIPOutputStream(out)) {
            zip.write(bytes);
        }
        return out.toByteArray();
    }

    @Test
    void theNameOfAFileIsKeptWithoutItsFolder() {
        post(
                "csv-clinic",
                "a,b".getBytes(StandardCharsets.UTF_8),
                "Content-Type",
                "text/csv",
                "Content-Disposition",
                "attachment; filename=\"../../visits.csv\"");
        assertThat(inbox.good().get(0).payload().fileName()).isEqualTo("visits.csv");
    }

    @Test
    void whatCannotBeStoredIsNotAccepted(CapturedOutput log) {
        inbox.breakDown();
        var response = post("east-clinic", MESSAGE, "text/plain");
        assertRefused(response, 503, "transient");
        assertThat(response.headers().firstValue("Retry-After")).isPresent();
        assertThat(log).contains("not stored").doesNotContain("Quartermain");
    }

    @Test
    void aBodyThatBreaksOffIsNotStored() throws IOException {
        try (var socket = new Socket(base.getHost(), base.getPort())) {
            socket.getOutputStream()
                    .write(("POST /intake/fhir-clinic HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                                    + "Content-Length: 1000\r\n\r\n{\"half\"")
                            .getBytes(StandardCharsets.US_ASCII));
            socket.shutdownOutput();
            socket.getInputStream().readAllBytes();
        }
        assertThat(inbox.arrivals()).isEmpty();
    }

    @Test
    void eachSourceShowsInHealth() {
        var health = json(get("/actuator/health/sources"));
        assertThat(health.path("status").asText()).isEqualTo("UP");
        assertThat(health.at("/components/sources/components/east-clinic/details/http")
                        .asText())
                .isEqualTo("receives");
    }

    @Test
    void everythingUnderIntakeIsRefusedWithAnOutcome() throws IOException {
        var wrong =
                send(HttpRequest.newBuilder(base.resolve("/intake/east-clinic")).DELETE());
        assertThat(wrong.statusCode()).isEqualTo(405);
        assertThat(wrong.headers().firstValue("Allow")).contains("POST");
        assertThat(outcomeCode(wrong)).isEqualTo("not-supported");
        var nowhere = get("/intake/east-clinic/messages");
        assertThat(nowhere.statusCode()).isEqualTo(404);
        assertThat(outcomeCode(nowhere)).isEqualTo("not-found");
        assertThat(outcomeCode(get("/intake"))).isEqualTo("not-found");
    }

    @Test
    void aSlashAtTheEndChangesNothing() {
        assertThat(post("east-clinic/", MESSAGE, "x-application/hl7-v2+er7").statusCode())
                .isEqualTo(202);
    }

    @Test
    void aFormIsToldToSendTheBytes() throws IOException {
        for (String type : new String[] {"multipart/form-data; boundary=x", "application/x-www-form-urlencoded"}) {
            var answer = post("east-clinic", MESSAGE, type);
            assertThat(answer.statusCode()).isEqualTo(415);
            assertThat(answer.body()).contains("as the body");
        }
    }

    @Test
    void aCharsetNobodyKnowsIsNamed() {
        var answer = post("east-clinic", MESSAGE, "text/plain; charset=utf-9");
        assertThat(answer.statusCode()).isEqualTo(415);
        assertThat(answer.body()).contains("utf-9");
        assertThat(post("east-clinic", MESSAGE, "text/plain; charset=utf-8").statusCode())
                .isEqualTo(202);
    }

    @Test
    void gzipWithoutItsHeaderIsRecognized() throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(MESSAGE.getBytes(StandardCharsets.UTF_8));
        }
        assertThat(post("east-clinic", packed.toByteArray(), "Content-Type", "x-application/hl7-v2+er7")
                        .statusCode())
                .isEqualTo(202);
        assertThat(inbox.arrivals().get(0).payload().bytes()).isEqualTo(MESSAGE.getBytes(StandardCharsets.UTF_8));
    }

    private static String outcomeCode(HttpResponse<String> answer) throws IOException {
        JsonNode outcome = new ObjectMapper().readTree(answer.body());
        assertThat(outcome.get("resourceType").asText()).isEqualTo("OperationOutcome");
        return outcome.at("/issue/0/code").asText();
    }
}

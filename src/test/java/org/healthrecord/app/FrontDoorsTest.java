package org.healthrecord.app;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BooleanSupplier;
import org.apache.commons.codec.digest.DigestUtils;
import org.healthrecord.access.audit.verify.ChainWatch;
import org.healthrecord.access.audit.write.TrailWriter;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** The whole service over HTTP, on encrypted files: what is recorded of a read, what is refused at the door, and what nowhere leaks. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FrontDoorsTest {
    private static final String KEY = "key-of-the-doors";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final int PEOPLE = 17;

    @TempDir
    private static Path home;

    private static ConfigurableApplicationContext service;
    private static int port;
    private static final ConcurrentLinkedQueue<String> LOGGED = new ConcurrentLinkedQueue<>();
    private static final List<String> SEEDS = new ArrayList<>();

    @BeforeAll
    static void start() throws Exception {
        Path sources = home.resolve("sources.yml");
        Files.writeString(
                sources,
                """
            health-record:
              sources:
                - {id: harbor, name: Harbor Clinic, kind: primary-care, format: hl7v2, mrn-system: "urn:oid:1.2.3.4.5", time-zone: America/New_York, channels: [{http: {}}]}
            """);
        List<String> arguments = new ArrayList<>(keys());
        arguments.addAll(List.of(
                "--server.port=0",
                "--spring.config.additional-location=" + sources,
                "--health-record.home=" + home,
                "--health-record.inbox.jdbc-url=jdbc:h2:file:" + home + "/inbox/inbox;CIPHER=AES",
                "--health-record.inbox.password=file-words user-words",
                "--health-record.fhir.jdbc-url=jdbc:h2:file:" + home + "/fhir;DB_CLOSE_ON_EXIT=FALSE;CIPHER=AES",
                "--health-record.fhir.password=file-words user-words",
                "--health-record.jobs.reconcile-cron=-",
                "--logging.level.org.healthrecord=debug",
                "--health-record.access.body=1MB"));
        service = SpringApplication.run(HealthRecordApplication.class, arguments.toArray(String[]::new));
        port = ((ServletWebServerApplicationContext) service).getWebServer().getPort();
        listen();
        for (int i = 0; i < PEOPLE; i++) {
            send(i);
        }
        await(() -> get("/admin/api/summary").path("backlog").asInt(-1) == 0);
    }

    /** Both databases were opened with a password for their files: nothing of a person can be read in these. */
    @AfterAll
    static void stop() throws IOException {
        service.close();
        for (String file : List.of("inbox/inbox.mv.db", "fhir.mv.db")) {
            String raw = Files.readString(home.resolve(file), StandardCharsets.ISO_8859_1);
            assertThat(raw).as(file).startsWith("H2encrypt").doesNotContainIgnoringCase("quillfeather");
        }
    }

    private static void listen() {
        AppenderBase<ILoggingEvent> appender = new AppenderBase<>() {
            @Override
            protected void append(ILoggingEvent event) {
                LOGGED.add(event.getFormattedMessage()
                        + (event.getThrowableProxy() == null
                                ? ""
                                : ThrowableProxyUtil.asString(event.getThrowableProxy())));
            }
        };
        appender.start();
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        root.addAppender(appender);
        assertThat(((Logger) LoggerFactory.getLogger("org.healthrecord")).getEffectiveLevel())
                .isEqualTo(Level.DEBUG);
    }

    /** One that may do everything, and for each invented person one that may only hand in. */
    private static List<String> keys() {
        List<String> keys = new ArrayList<>(key(0, "doors", KEY, "system/*.rs,admin,intake/*"));
        for (int i = 0; i < PEOPLE; i++) {
            keys.addAll(key(i + 1, "clinic-" + i, token(i), "intake/harbor"));
        }
        return keys;
    }

    private static List<String> key(int place, String name, String key, String may) {
        String property = "--health-record.access.keys[" + place + "].";
        return List.of(
                property + "name=" + name, property + "sha256=" + DigestUtils.sha256Hex(key), property + "may=" + may);
    }

    private static String token(int i) {
        return "tok-zzq" + i + "-8841x";
    }

    /** An invented person, whose name, number and token must turn up in no log. */
    private static void send(int i) throws Exception {
        String family = "Quillfeather" + (char) ('a' + i);
        String ssn = "%03d-%02d-%04d".formatted(321 + i, 41 + i, 7301 + 13 * i);
        String token = token(i);
        SEEDS.addAll(List.of(family, ssn, token));
        String message = "MSH|^~\\&|A|HARBOR|B|C|20260301120000||ADT^A08|M" + i + "|P|2.5.1\rEVN|A08|20260301120000\r"
                + "PID|1||MR" + (4400 + i) + "^^^&1.2.3.4.5&ISO^MR||" + family + "^Ann||1980"
                + "%02d".formatted(1 + i % 12)
                + "11|F|||" + i + " Elm Street^^Albany^NY^12345||||||||" + ssn + "\rPV1|1|O|||||||||||||||||V" + i
                + "\r";
        HttpResponse<String> answer = send(request("/intake/harbor")
                .header("Content-Type", "x-application/hl7-v2+er7")
                .setHeader("Authorization", "Bearer " + token)
                .POST(HttpRequest.BodyPublishers.ofString(message)));
        assertThat(answer.statusCode()).isEqualTo(202);
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .setHeader("Authorization", "Bearer " + KEY);
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode get(String path) {
        try {
            return JSON.readTree(send(request(path)).body());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + Duration.ofMinutes(1).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("time is up").isLessThan(end);
            Thread.sleep(50);
        }
    }

    private static String person(int i) {
        return get("/fhir/Patient?identifier=MR" + (4400 + i))
                .at("/entry/0/resource/id")
                .asText();
    }

    private static JsonNode audit(String search) {
        assertThat(service.getBean(TrailWriter.class).awaitStored(Duration.ofSeconds(20)))
                .isTrue();
        return get("/fhir/AuditEvent?" + search);
    }

    @Test
    @Order(1)
    void whoSawAChartIsTold() {
        String one = person(0);
        String other = person(1);
        get("/fhir/Patient/" + one);
        get("/fhir/Patient/" + one + "/$everything");
        send(request("/fhir/Encounter/_search")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("patient=" + one)));
        JsonNode events = audit("patient=" + one + "&_count=3");

        assertThat(events.path("total").asInt()).isEqualTo(4);
        assertThat(events.path("link").toString()).contains("\"next\"");
        JsonNode search = events.at("/entry/0/resource");
        assertThat(search.at("/subtype/0/code").asText()).isEqualTo("search");
        assertThat(search.at("/meta/profile/0").asText()).endsWith("IHE.BasicAudit.PatientQuery");
        assertThat(search.at("/entity/0/what/reference").asText()).isEqualTo("Patient/" + one);
        assertThat(new String(
                        Base64.getDecoder().decode(search.at("/entity/1/query").asText()), StandardCharsets.UTF_8))
                .isEqualTo("patient=" + one);
        assertThat(events.at("/entry/1/resource/subtype/0/code").asText()).isEqualTo("operation");
        JsonNode read = events.at("/entry/2/resource");
        assertThat(read.at("/meta/profile/0").asText()).endsWith("IHE.BasicAudit.PatientRead");
        assertThat(read.at("/agent/0/network/address").asText()).isEqualTo("127.0.0.1");
        assertThat(read.at("/text/div").asText()).contains("looked at who you are");
        assertThat(get("/fhir/AuditEvent/" + read.path("id").asText()).path("id"))
                .isEqualTo(read.path("id"));
        assertThat(audit("patient=" + other).toString()).doesNotContain(one);
    }

    @Test
    @Order(2)
    void whatAnAdministratorWasShownToo() {
        get("/admin/api/persons/" + person(2));
        JsonNode events = audit("patient=" + person(2) + "&type=110110");
        assertThat(events.at("/entry/0/resource/entity/1/description").asText()).startsWith("GET /admin/api/persons/");
    }

    @Test
    @Order(3)
    void theAuditIsInOrder() {
        assertThat(service.getBean(ChainWatch.class).check().faults()).isEmpty();
    }

    @Test
    @Order(4)
    void anOddMethodIsRefused() throws IOException {
        assertThat(raw("TRACE / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 4");
        assertThat(raw("PROPFIND /fhir/Patient HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 405")
                .contains("OperationOutcome");
    }

    @Test
    @Order(4)
    void whatIsTooLongIsRefusedInWords() {
        HttpResponse<String> url = send(request("/fhir/Patient?name=" + "a".repeat(9_000)));
        assertThat(url.statusCode()).isEqualTo(414);
        assertThat(url.body()).contains("OperationOutcome", "_search");
        HttpResponse<String> headers = send(request("/fhir/Patient").header("X-Long", "a".repeat(20_000)));
        assertThat(headers.statusCode()).isEqualTo(431);
        HttpResponse<String> body = send(request("/fhir")
                .header("Content-Type", "application/fhir+json")
                .POST(HttpRequest.BodyPublishers.ofString("x".repeat(1_100_000))));
        assertThat(body.statusCode()).isEqualTo(413);
        assertThat(body.body()).contains("OperationOutcome");
    }

    @Test
    @Order(4)
    void linksNeverComeFromTheCaller() throws IOException {
        String answer = raw(
                "GET /fhir/Patient?_count=1 HTTP/1.1\r\nHost: evil.example.org\r\nAuthorization: Bearer " + KEY + "\r\n"
                        + "X-Forwarded-Host: evil.example.org\r\nForwarded: host=evil.example.org\r\nConnection: close\r\n\r\n");
        assertThat(answer).contains("\"next\"").doesNotContain("evil.example.org");
    }

    /** One place has one address: another way to write it leads nowhere, for whoever knows a key, too. */
    @Test
    @Order(4)
    void anAddressThatCouldBeReadInTwoWaysIsRefused() throws IOException {
        for (String path : List.of(
                "//fhir/Patient",
                "/fhir;x/Patient",
                "/;/fhir/Patient",
                "/%2e/fhir/Patient",
                "/%66hir/Patient",
                "/fhir/metadata/..;/Patient",
                "/fhir/.well-known/%2e%2e/Patient",
                "/login/../admin/api/summary",
                "/actuator/health/..;/prometheus",
                "/fhir/Patient%00")) {
            assertThat(raw("GET " + path + " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + KEY
                            + "\r\nConnection: close\r\n\r\n"))
                    .as(path)
                    .startsWith("HTTP/1.1 400");
        }
    }

    @Test
    @Order(4)
    void noAnswerSaysWhatRunsHere() throws IOException {
        for (String request : List.of(
                "GET /fhir/Patient HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
                "GET /fhir/Patient?nonsense=1 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
                "GET /nothing/here HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
                "GET /admin/api/messages/none HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
                "GET /fhir/%zz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
                "GET /{ HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")) {
            assertThat(raw(request))
                    .as(request)
                    .doesNotContainIgnoringCase("tomcat")
                    .doesNotContainIgnoringCase("hapi")
                    .doesNotContainIgnoringCase("spring")
                    .doesNotContain("at org.", "Exception");
        }
    }

    @Test
    @Order(4)
    void everyAnswerTellsTheBrowserWhatNotToDo() {
        for (String path : List.of("/fhir/Patient", "/admin/api/summary", "/intake/harbor/submissions/none")) {
            HttpResponse<String> answer = send(request(path));
            assertThat(answer.headers().firstValue("Cache-Control")).as(path).contains("no-store");
            assertThat(answer.headers().firstValue("Pragma")).contains("no-cache");
            assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
            assertThat(answer.headers().firstValue("X-Frame-Options")).contains("DENY");
            assertThat(answer.headers().firstValue("Content-Security-Policy").orElse(""))
                    .contains("script-src 'self'")
                    .doesNotContain("unsafe-eval");
        }
    }

    private static String raw(String request) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Names, numbers and tokens of 17 people, asked for in every way, also in ways that fail. */
    @Test
    @Order(5)
    void nothingOfAPersonIsInLogsMetricsOrErrors() {
        List<String> errors = new ArrayList<>();
        for (int i = 0; i < PEOPLE; i++) {
            String family = SEEDS.get(3 * i);
            String ssn = SEEDS.get(3 * i + 1);
            String token = SEEDS.get(3 * i + 2);
            for (String path : List.of(
                    "/fhir/Patient?family=" + family,
                    "/fhir/Patient?identifier=http://hl7.org/fhir/sid/us-ssn%7C" + ssn,
                    "/fhir/Patient?nonsense=" + family,
                    "/fhir/Patient?birthdate=" + family,
                    "/fhir/Patient/" + token + "/$nothing?x=" + ssn,
                    "/fhir/Nothing?name=" + family,
                    "/admin/api/persons?query=" + family,
                    "/admin/api/messages/none?x=" + token,
                    "/nothing/" + family,
                    "/intake/" + token)) {
                HttpResponse<String> answer = send(request(path)
                        .setHeader("Authorization", "Bearer " + token)
                        .header("X-Request-Id", "r" + i));
                if (answer.statusCode() >= 400) {
                    errors.add(answer.body());
                }
            }
            send(request("/fhir/Patient/$match")
                    .header("Content-Type", "application/fhir+json")
                    .POST(HttpRequest.BodyPublishers.ofString(
                            "{\"resourceType\":\"Parameters\",\"" + family + "\":1}")));
        }
        String metrics = send(request("/actuator/prometheus")).body();
        assertThat(errors).isNotEmpty();
        assertThat(SEEDS).hasSize(51);
        for (String seed : SEEDS) {
            assertThat(LOGGED).as("logs").noneMatch(line -> line.contains(seed));
            assertThat(metrics).as("metrics").doesNotContain(seed);
            assertThat(errors).as("error answers").noneMatch(body -> body.contains(seed));
        }
    }

    /** The journal can take no more: what would show a person is refused, what shows nobody is not. */
    @Test
    @Order(9)
    void withoutAnAuditNothingIsShown() {
        String one = person(0);
        service.getBean(TrailWriter.class).close();
        HttpResponse<String> refused = send(request("/fhir/Patient/" + one));
        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(refused.body()).contains("OperationOutcome").doesNotContain("Quillfeather");
        assertThat(send(request("/fhir/Patient?_count=5")).body()).doesNotContain("Quillfeather");
        assertThat(send(request("/admin/api/persons/" + one)).statusCode()).isEqualTo(503);
        assertThat(send(request("/fhir/metadata")).statusCode()).isEqualTo(200);
        assertThat(send(request("/actuator/health")).statusCode()).isEqualTo(503);
    }
}

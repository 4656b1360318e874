package org.healthrecord.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The whole service in this process, reached over HTTP alone, with the charts of two people: Ada's and Bo's. */
final class RunningApplication {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final ConfigurableApplicationContext context;
    final String base;

    /** @param more properties, as on a command line */
    RunningApplication(String home, String... more) {
        context = new SpringApplicationBuilder(HealthRecordApplication.class, MatrixCallers.class)
                .run(Stream.concat(
                                Stream.of(more),
                                Stream.of(
                                        "--server.port=0",
                                        "--spring.main.banner-mode=off",
                                        "--health-record.home=" + home,
                                        "--health-record.jobs.reconcile-cron=-",
                                        "--health-record.sources[0].id=urgent",
                                        "--health-record.sources[0].name=Mill Street Urgent Care",
                                        "--health-record.sources[0].kind=urgent-care",
                                        "--health-record.sources[0].format=hl7v2",
                                        "--health-record.sources[0].mrn-system=urn:oid:1.2.3.4.1",
                                        "--health-record.sources[0].time-zone=America/New_York",
                                        "--health-record.sources[0].channels[0].http.enabled=true",
                                        "--health-record.sources[0].keys[0].name=urgent-2026",
                                        "--health-record.sources[0].keys[0].sha256=" + sha256("key-of-urgent"),
                                        "--health-record.access.keys[0].name=scripts",
                                        "--health-record.access.keys[0].sha256=" + sha256("key-of-scripts"),
                                        "--health-record.access.keys[0].may=system/*.rs,admin,intake/*",
                                        "--health-record.access.keys[1].name=old",
                                        "--health-record.access.keys[1].sha256=" + sha256("key-that-ended"),
                                        "--health-record.access.keys[1].may=system/*.rs",
                                        "--health-record.access.keys[1].ends=2020-01-31"))
                        .toArray(String[]::new));
        base = "http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port");
    }

    void close() {
        context.close();
    }

    /** @param bearer null for a caller who does not say who he is */
    HttpResponse<String> ask(String bearer, String method, String path, String type, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(path.startsWith("http") ? path : base + path))
                .timeout(Duration.ofSeconds(60))
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (type != null) {
            request.header("Content-Type", type);
        }
        if (bearer != null) {
            request.header("Authorization", "Bearer " + bearer);
        }
        try {
            return HTTP.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    JsonNode json(String bearer, String path) {
        return read(ask(bearer, "GET", path, null, null).body());
    }

    static JsonNode read(String body) {
        try {
            return JSON.readTree(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What was sent, in the inbox and in the charts. */
    String send(String bearer, List<String> messages) {
        return send(bearer, "urgent", messages);
    }

    String send(String bearer, String source, List<String> messages) {
        String last = "";
        for (String message : messages) {
            HttpResponse<String> answer = ask(bearer, "POST", "/intake/" + source, "application/hl7-v2", message);
            if (answer.statusCode() != 202) {
                throw new IllegalStateException(answer.statusCode() + ": " + answer.body());
            }
            last = answer.headers().firstValue("Location").orElseThrow().replaceAll(".*/", "");
        }
        long end = System.nanoTime() + 120_000_000_000L;
        while (json("key-of-scripts", "/admin/api/summary").path("backlog").asInt(-1) != 0) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("Records are still waiting");
            }
            Thread.onSpinWait();
        }
        return last;
    }

    private static String sha256(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

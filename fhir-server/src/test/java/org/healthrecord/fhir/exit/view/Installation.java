package org.healthrecord.fhir.exit.view;

import ca.uhn.fhir.context.FhirContext;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.healthrecord.access.decision.Acting;
import org.healthrecord.access.decision.Caller;
import org.healthrecord.access.decision.Callers;
import org.healthrecord.access.decision.Role;
import org.healthrecord.access.scope.Scopes;
import org.healthrecord.fhir.FhirServerApplication;
import org.healthrecord.fhir.chart.ChartConfiguration;
import org.healthrecord.fhir.chart.port.ChartIntake;
import org.healthrecord.fhir.chart.port.MessageArchive;
import org.healthrecord.fhir.chart.port.SourceNames;
import org.healthrecord.fhir.exit.MessageExitConfiguration;
import org.healthrecord.fhir.exit.evidence.EvidenceConfiguration;
import org.healthrecord.fhir.exit.glass.GlassConfiguration;
import org.healthrecord.fhir.identity.IdentityConfiguration;
import org.healthrecord.fhir.identity.PersonIndex;
import org.healthrecord.fhir.identity.rest.IdentityRestConfiguration;
import org.healthrecord.mapping.assertion.Assertion;
import org.healthrecord.mapping.assertion.IdentityStatement;
import org.healthrecord.mapping.assertion.Registration;
import org.healthrecord.mapping.port.MappedRecord;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** A whole chart server with real HTTP, and an archive in memory. The header {@code X-Test-Caller} says who asks. */
final class Installation implements AutoCloseable {
    static final String CLINICIAN = "clinician";
    static final String EVERYBODY = "everybody";
    /** Holds a token of its own, and may export. */
    static final String PROGRAM = "program";

    private final ConfigurableApplicationContext context;
    private final HttpClient http = HttpClient.newHttpClient();
    private final String base;

    Installation() {
        SpringApplication application = new SpringApplication(Application.class);
        this.context = application.run(
                "--server.port=0",
                "--spring.main.banner-mode=off",
                "--spring.main.allow-circular-references=true",
                "--health-record.exports.directory=target/exports",
                "--health-record.fhir.jdbc-url=jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        this.base = "http://localhost:" + context.getEnvironment().getProperty("local.server.port") + "/fhir/";
    }

    @Configuration
    @Import({
        FhirServerApplication.class,
        IdentityConfiguration.class,
        IdentityRestConfiguration.class,
        ChartConfiguration.class,
        GlassConfiguration.class,
        MessageExitConfiguration.class,
        EvidenceConfiguration.class
    })
    static class Application {
        @Bean
        @Primary
        Callers named() {
            return () -> Acting.current().orElseGet(Application::caller);
        }

        private static Caller caller() {
            String name = RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes request
                    ? String.valueOf(request.getRequest().getHeader("X-Test-Caller"))
                    : EVERYBODY;
            return switch (name) {
                case EVERYBODY -> Caller.anybody(EVERYBODY);
                case PROGRAM -> Caller.program(PROGRAM, Caller.Kind.BACKEND, Scopes.of(List.of("system/*.rs")));
                default -> new Caller(
                        name,
                        Caller.Kind.STAFF,
                        Scopes.of(List.of("user/*.rs")),
                        Set.of(),
                        null,
                        Set.of(Role.CLINICIAN),
                        null);
            };
        }

        @Bean
        SourceNames names() {
            return id -> "Clinic " + id;
        }

        @Bean
        Archive archive() {
            return new Archive();
        }
    }

    /** Keeps as bytes of a message who sent it. */
    static final class Archive implements MessageArchive {
        private final Map<String, String> sources = new HashMap<>();

        @Override
        public Optional<OpenMessage> open(String id) {
            return Optional.ofNullable(sources.get(id)).map(source -> new Kept(id, source));
        }

        private record Kept(String id, String source) implements OpenMessage {
            @Override
            public Instant received() {
                return Instant.EPOCH;
            }

            @Override
            public String contentType() {
                return "text/plain";
            }

            @Override
            public byte[] bytes() {
                return ("from " + source + " as " + id).getBytes(StandardCharsets.UTF_8);
            }

            @Override
            public Optional<Excerpt> excerpt(StatementPlace statement) {
                return Optional.of(new Excerpt("from " + source + " at " + statement.place(), 0, 4));
            }

            @Override
            public Optional<String> part(StatementPlace statement) {
                return Optional.of("part of " + id);
            }

            @Override
            public boolean isAllOf(StatementPlace statement) {
                return true;
            }
        }
    }

    void send(String message, String source, List<Assertion> assertions, IdentityStatement... identity) {
        context.getBean(Archive.class).sources.put(message, source);
        context.getBean(ChartIntake.class)
                .accept(
                        List.of(new MappedRecord(source, message, "", Instant.EPOCH, assertions, List.of(identity))),
                        () -> {});
    }

    String personOf(Registration registration) {
        return context.getBean(PersonIndex.class).personOf(registration).orElseThrow();
    }

    List<BreakGlass.Broken> broken(String person) {
        return context.getBean(BreakGlass.class).of(person);
    }

    FhirContext fhir() {
        return context.getBean(FhirContext.class);
    }

    String base() {
        return base;
    }

    /** @param location where an answer that comes later can be asked for; empty for others */
    record Answer(int status, String body, String location) {}

    Answer get(String caller, String path) {
        return send(caller, HttpRequest.newBuilder(address(path)).GET());
    }

    Answer post(String caller, String path, String body) {
        return send(
                caller,
                HttpRequest.newBuilder(address(path))
                        .header("Content-Type", "application/fhir+json")
                        .POST(BodyPublishers.ofString(body)));
    }

    /** The lines of all files of an export. */
    List<String> export(String caller, String path) {
        String status = send(caller, HttpRequest.newBuilder(address(path)).header("Prefer", "respond-async"))
                .location();
        Answer answer = get(caller, status);
        while (answer.status() == 202) {
            LockSupport.parkNanos(100_000_000);
            answer = get(caller, status);
        }
        List<String> lines = new ArrayList<>();
        for (JsonNode file : Canonical.json(answer.body()).path("output")) {
            lines.addAll(List.of(get(caller, file.path("url").asText()).body().split("\n")));
        }
        return lines;
    }

    private URI address(String path) {
        return URI.create(path.startsWith("http") ? path : base + path.replace("|", "%7C"));
    }

    private Answer send(String caller, HttpRequest.Builder request) {
        try {
            var answer = http.send(
                    request.header("X-Test-Caller", caller).build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
            return new Answer(
                    answer.statusCode(),
                    answer.body(),
                    answer.headers().firstValue("Content-Location").orElse(""));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        context.close();
    }
}

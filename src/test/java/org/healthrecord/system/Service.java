package org.healthrecord.system;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;

/** The packaged program, run as its users run it: a process of its own, reached over HTTP and MLLP alone. */
final class Service implements AutoCloseable {
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();

    /** Of the sources' file; whoever sends without it is turned away. */
    private static final String KEY = "the-key-of-the-tests";

    final int port = FreePort.next();
    final int mllpPort = FreePort.next();
    private final Path home;
    private final List<String> arguments = new ArrayList<>();
    private final boolean demo;
    private List<String> program = List.of("-jar", System.getProperty("health-record.jar", "target/health-record.jar"));
    private UnaryOperator<String> change = yaml -> yaml;
    private Process process;

    /** With the sources of the system tests. */
    Service(Path home, String... arguments) {
        this(home, false);
        this.arguments.addAll(List.of(arguments));
    }

    private Service(Path home, boolean demo) {
        this.home = home;
        this.demo = demo;
    }

    /** As a newcomer first starts it: the sample clinics send by themselves. */
    static Service demo(Path home) {
        Service service = new Service(home, true);
        service.arguments.add("--spring.profiles.active=demo");
        service.arguments.add("--health-record.demo.mllp-port=" + service.mllpPort);
        return service;
    }

    /** As {@link #demo}, without access control. */
    static Service open(Path home) {
        Service service = demo(home);
        service.arguments.set(0, "--spring.profiles.active=demo,open");
        return service;
    }

    /** With more to be configured. */
    Service with(String... more) {
        arguments.addAll(List.of(more));
        return this;
    }

    /** Not the packaged program, but this main class among the tests. */
    Service as(Class<?> main) {
        String path = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        program = List.of("-cp", path, main.getName());
        return this;
    }

    /** From the next start on the sources are defined differently. */
    Service withSources(UnaryOperator<String> change) {
        this.change = change;
        return this;
    }

    Service start() {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1500m",
                // Each run is short: the second compiler would cost more than it brings.
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC"));
        command.addAll(program);
        command.addAll(List.of(
                "--server.port=" + port, "--health-record.home=" + home, "--health-record.jobs.reconcile-cron=-"));
        if (!demo) {
            command.add("--spring.config.additional-location=" + sources());
        }
        command.addAll(arguments);
        try {
            process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(
                            home.resolve("service.log").toFile()))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        // A test that ends before it can close the service must not leave it running.
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        try {
            await(Duration.ofMinutes(5), this::isUp);
        } catch (IllegalStateException notUp) {
            kill();
            throw notUp;
        }
        return this;
    }

    private boolean isUp() {
        if (!process.isAlive()) {
            throw new IllegalStateException("The service ended by itself:\n" + log());
        }
        return answers("/actuator/health/readiness");
    }

    /** As a power failure ends it. */
    void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    String log() {
        try {
            return Files.readString(home.resolve("service.log"), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    HttpResponse<String> get(String path) {
        return send(known(path).GET());
    }

    /** As somebody who does not say who he is. */
    HttpResponse<String> getAnonymously(String path) {
        return send(HttpRequest.newBuilder(uri(path)).GET());
    }

    private HttpRequest.Builder known(String path) {
        return HttpRequest.newBuilder(uri(path)).header("Authorization", "Bearer " + (demo ? "demo-key" : KEY));
    }

    JsonNode json(String path) {
        HttpResponse<String> answer = get(path);
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(path + " answered " + answer.statusCode() + ": " + answer.body());
        }
        return Json.read(answer.body());
    }

    /** With one more header. */
    HttpResponse<String> get(String path, String header, String value) {
        return send(known(path).header(header, value).GET());
    }

    HttpResponse<String> post(String path, String contentType, byte[] body) {
        return send(known(path).header("Content-Type", contentType).POST(HttpRequest.BodyPublishers.ofByteArray(body)));
    }

    HttpResponse<String> post(String path, String contentType, String body) {
        return post(path, contentType, body.getBytes(StandardCharsets.UTF_8));
    }

    /** Sends one HL7 message over a connection of its own and answers the acknowledgement. */
    String mllp(String message) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", mllpPort)) {
            socket.setSoTimeout(20_000);
            return mllp(socket, message);
        }
    }

    static String mllp(Socket socket, String message) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write(0x0B);
        out.write(message.getBytes(StandardCharsets.UTF_8));
        out.write(new byte[] {0x1C, 0x0D});
        out.flush();
        StringBuilder ack = new StringBuilder();
        InputStream in = socket.getInputStream();
        for (int b = in.read(); b != 0x1C; b = in.read()) {
            if (b < 0) {
                throw new IOException("closed before the acknowledgement");
            }
            if (b != 0x0B) {
                ack.append((char) b);
            }
        }
        in.read();
        return ack.toString();
    }

    /** Starts a job and answers its id. */
    long startJob(String request) {
        HttpResponse<String> started = post("/admin/api/jobs", "application/json", request);
        if (started.statusCode() != 202) {
            throw new IllegalStateException(started.statusCode() + ": " + started.body());
        }
        return Long.parseLong(
                started.headers().firstValue("Location").orElseThrow().replaceAll(".*/", ""));
    }

    /** The job in its final state. */
    JsonNode completed(long job) {
        String path = "/admin/api/jobs/" + job;
        await(Duration.ofMinutes(5), () -> json(path).get("state").asText().equals("COMPLETED"));
        return json(path);
    }

    /** Until everything received has been applied. */
    void settle() {
        await(
                Duration.ofMinutes(3),
                () -> json("/admin/api/summary").get("backlog").asInt(-1) == 0);
    }

    /** How many records this node has seen to the end. */
    long settled() {
        HttpResponse<String> answer = get("/actuator/metrics/pipeline.settled");
        // Until the first there is no such figure.
        return answer.statusCode() == 404
                ? 0
                : json("/actuator/metrics/pipeline.settled")
                        .at("/measurements/0/value")
                        .asLong();
    }

    static void await(Duration atMost, BooleanSupplier condition) {
        Instant end = Instant.now().plus(atMost);
        while (!condition.getAsBoolean()) {
            if (Instant.now().isAfter(end)) {
                throw new IllegalStateException("Not within " + atMost);
            }
            try {
                Thread.sleep(200);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }

    private boolean answers(String path) {
        try {
            return get(path).statusCode() == 200;
        } catch (UncheckedIOException notYet) {
            return false;
        }
    }

    private URI uri(String path) {
        return path.startsWith("http") ? URI.create(path) : URI.create("http://127.0.0.1:" + port + path);
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return HTTP.send(
                    request.timeout(Duration.ofSeconds(60)).build(),
                    HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private Path sources() {
        try {
            String yaml = Files.readString(Path.of("test/resources/sources.yml"))
                    .replace("${mllp-port}", Integer.toString(mllpPort))
                    .replace("${drop}", home.resolve("drop").toString());
            return Files.writeString(home.resolve("sources.yml"), change.apply(yaml));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(30, java.util.concurrent.TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

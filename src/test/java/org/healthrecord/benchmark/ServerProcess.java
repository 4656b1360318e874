package org.healthrecord.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.healthrecord.system.FreePort;

/** A server under measurement: a process of its own, started with the same flags whichever it is, spoken to over HTTP. */
abstract class ServerProcess implements AutoCloseable {
    /** The same for both servers; a {@code jvm} property adds more (a flight recording, a collector). */
    private static final String FLAGS =
            System.getProperty("jvm", "") + " -Xmx1500m -XX:-UseDynamicNumberOfCompilerThreads";

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    final int port = FreePort.next();
    final Path folder;
    final MeasuredDatabase database;
    private Process process;

    ServerProcess(Path folder, MeasuredDatabase database) {
        this.folder = folder;
        this.database = database;
    }

    /** What follows {@code java} and its flags. */
    abstract List<String> command();

    /** Hands a bundle over; when this returns, or after {@link #settle()}, it can be read. */
    abstract void send(byte[] bundle);

    abstract void settle();

    void start() {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(FLAGS.trim().split(" +")));
        command.addAll(command());
        try {
            process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("log").toFile())
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        long end = System.nanoTime() + Duration.ofMinutes(5).toNanos();
        while (!isUp()) {
            if (!process.isAlive() || System.nanoTime() > end) {
                throw new IllegalStateException("The server did not start; see " + folder.resolve("log"));
            }
            pause(200);
        }
    }

    /** CPU-seconds since its start, the database's included. */
    double cpuSeconds() {
        return ProcFile.cpuSeconds(process.pid()) + database.cpuSeconds();
    }

    /** How much of it the JVM's compilers took. Their threads must not come and go, or an ended one's time is lost. */
    double compilerSeconds() {
        return ProcFile.compilerSeconds(process.pid());
    }

    private boolean isUp() {
        try {
            return get("/fhir/metadata").statusCode() == 200;
        } catch (UncheckedIOException notYet) {
            return false;
        }
    }

    HttpResponse<String> get(String path) {
        return exchange(request(path).GET());
    }

    /** HAPI answers the same search for a minute from what it found before, unless asked not to. */
    HttpResponse<String> getAnew(String path) {
        return exchange(request(path).header("Cache-Control", "no-cache").GET());
    }

    void post(String path, byte[] body) {
        HttpResponse<String> answer = exchange(request(path)
                .header("Content-Type", "application/fhir+json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body)));
        if (answer.statusCode() >= 300) {
            throw new IllegalStateException(path + " answered " + answer.statusCode() + ": "
                    + answer.body().substring(0, Math.min(500, answer.body().length())));
        }
    }

    private HttpRequest.Builder request(String path) {
        // A plain server passes the key over.
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Authorization", "Bearer benchmark");
    }

    private static HttpResponse<String> exchange(HttpRequest.Builder request) {
        try {
            return HTTP.send(
                    request.timeout(Duration.ofMinutes(5)).build(),
                    HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            process.destroyForcibly();
        }
        database.close();
    }
}

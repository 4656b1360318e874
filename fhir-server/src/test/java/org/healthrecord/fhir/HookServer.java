package org.healthrecord.fhir;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A web server of somebody who wants to be told: keeps what arrives at each path, and answers as it is set to. */
public final class HookServer {
    public static final HookServer SHARED = new HookServer();

    private final HttpServer server;
    private final Map<String, List<String>> bodies = new ConcurrentHashMap<>();
    private final Map<String, List<String>> authorizations = new ConcurrentHashMap<>();
    private final Map<String, Integer> answers = new ConcurrentHashMap<>();

    private HookServer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::take);
        server.start();
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/hooks";
    }

    /** What has arrived at {@code /hooks/NAME} and was taken. */
    public List<String> at(String name) {
        return bodies.computeIfAbsent("/hooks/" + name, path -> new CopyOnWriteArrayList<>());
    }

    public List<String> authorizationsAt(String name) {
        return authorizations.getOrDefault("/hooks/" + name, List.of());
    }

    public void answer(String name, int status) {
        answers.put("/hooks/" + name, status);
    }

    private void take(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        int status = answers.getOrDefault(path, 204);
        if (status == 204) {
            bodies.computeIfAbsent(path, p -> new CopyOnWriteArrayList<>()).add(body);
            authorizations
                    .computeIfAbsent(path, p -> new CopyOnWriteArrayList<>())
                    .add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
        }
        exchange.getResponseHeaders().add("Location", url() + "/elsewhere");
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }
}

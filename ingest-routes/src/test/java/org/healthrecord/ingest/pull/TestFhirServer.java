package org.healthrecord.ingest.pull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/**
 * A FHIR server that the tests own: it searches by {@code _id}, {@code _lastUpdated}, {@code patient} and {@code category}, gives pages,
 * and answers with what a test has scripted instead, once for each script.
 */
public final class TestFhirServer implements AutoCloseable {
    static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;
    private final Map<String, ObjectNode> resources = new LinkedHashMap<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final ConcurrentLinkedDeque<Script> scripts = new ConcurrentLinkedDeque<>();
    private volatile Guard guard = exchange -> true;

    /** What is answered instead, when a request's path and query contain the text. */
    private record Script(String when, Handler answer) {}

    /** Answers a request. */
    @FunctionalInterface
    public interface Handler {
        void handle(HttpExchange exchange) throws IOException;
    }

    /** Whether a request may be answered at all. */
    @FunctionalInterface
    public interface Guard {
        boolean lets(HttpExchange exchange);
    }

    public TestFhirServer() {
        try {
            server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/fhir", guarded(this::search));
        server.start();
    }

    private HttpHandler guarded(Handler usual) {
        return exchange -> {
            var request = exchange.getRequestMethod() + ' ' + exchange.getRequestURI();
            requests.add(request);
            var script =
                    scripts.stream().filter(s -> request.contains(s.when())).findFirst();
            if (script.isPresent()) {
                scripts.remove(script.get());
                script.get().answer().handle(exchange);
            } else if (guard.lets(exchange)) {
                usual.handle(exchange);
            } else {
                answer(exchange, 401, "application/fhir+json", "{}");
            }
        };
    }

    public String base() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/fhir";
    }

    /** Another path of this server. */
    public void handle(String path, Handler handler) {
        server.createContext(path, guarded(handler));
    }

    public void guard(Guard now) {
        guard = now;
    }

    /** The next request that contains the text is answered so. */
    public void once(String when, Handler answer) {
        scripts.add(new Script(when, answer));
    }

    public void once(String when, int status, String type, String body, String... headers) {
        once(when, exchange -> {
            for (int i = 0; i < headers.length; i += 2) {
                exchange.getResponseHeaders().set(headers[i], headers[i + 1]);
            }
            answer(exchange, status, type, body);
        });
    }

    /** What was asked, with method, path and query. */
    public List<String> requests() {
        return List.copyOf(requests);
    }

    public synchronized void put(String json) {
        put(json, Instant.now());
    }

    public synchronized void put(String json, Instant updated) {
        try {
            var resource = (ObjectNode) JSON.readTree(json);
            resource.withObject("/meta").put("lastUpdated", updated.toString());
            resources.put(
                    resource.get("resourceType").asText()
                            + '/'
                            + resource.get("id").asText(),
                    resource);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    public synchronized void remove(String name) {
        resources.remove(name);
    }

    public synchronized List<ObjectNode> resources() {
        return List.copyOf(resources.values());
    }

    private void search(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath().substring("/fhir/".length());
        var query = query(exchange.getRequestURI());
        var found = resources().stream()
                .filter(r -> r.get("resourceType").asText().equals(path))
                .filter(r -> matches(r, query))
                .toList();
        int count = Integer.parseInt(query.getOrDefault("_count", "50"));
        int from = Integer.parseInt(query.getOrDefault("from", "0"));
        var bundle = JSON.createObjectNode().put("resourceType", "Bundle").put("type", "searchset");
        if (from + count < found.size()) {
            var next = exchange.getRequestURI().toString().replaceAll("&from=\\d+", "") + "&from=" + (from + count);
            bundle.putArray("link").addObject().put("relation", "next").put("url", next);
        }
        var entries = bundle.putArray("entry");
        found.stream().skip(from).limit(count).forEach(r -> entries.addObject()
                .put("fullUrl", base() + '/' + path + '/' + r.get("id").asText())
                .set("resource", r));
        exchange.getResponseHeaders()
                .set(
                        "Date",
                        DateTimeFormatter.RFC_1123_DATE_TIME.format(
                                Instant.now().atOffset(ZoneOffset.UTC)));
        answer(exchange, 200, "application/fhir+json;charset=utf-8", bundle.toString());
    }

    private static boolean matches(JsonNode resource, Map<String, String> query) {
        var since = query.get("_lastUpdated");
        var ids = query.get("_id");
        var patient = query.get("patient");
        var category = query.get("category");
        var subject = resource.at("/subject/reference").asText()
                + resource.at("/patient/reference").asText();
        return (since == null
                        || !Instant.parse(resource.at("/meta/lastUpdated").asText())
                                .isBefore(Instant.parse(since.substring(2))))
                && (ids == null
                        || Arrays.asList(ids.split(","))
                                .contains(resource.get("id").asText()))
                && (patient == null || subject.equals(patient))
                && (category == null
                        || resource.at("/category/0/coding/0/code").asText().equals(category));
    }

    private static Map<String, String> query(URI uri) {
        var text = uri.getRawQuery() == null ? "" : uri.getRawQuery();
        return Arrays.stream(text.split("&"))
                .filter(pair -> pair.contains("="))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(
                        pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8), (a, b) -> b));
    }

    public static void answer(HttpExchange exchange, int status, String type, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    /** The connection breaks in the middle of an answer. */
    public static void broken(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 1000);
        exchange.getResponseBody().write("{\"resourceType\":".getBytes(StandardCharsets.UTF_8));
        exchange.getResponseBody().flush();
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    public static List<String> patients(int count) {
        var patients = new ArrayList<String>();
        for (int i = 0; i < count; i++) {
            patients.add(
                    """
                    {"resourceType":"Patient","id":"p%d","identifier":[{"system":"urn:east","value":"M-%d"}],"name":[{"family":"Quill","given":["Ann%d"]}],"birthDate":"1970-01-01"}"""
                            .formatted(i, i, i));
        }
        return patients;
    }

    public static String observation(String id, String patient, String category, String value) {
        return """
                {"resourceType":"Observation","id":"%s","status":"final","category":[{"coding":[{"code":"%s"}]}],"code":{"text":"weight"},"subject":{"reference":"Patient/%s"},"effectiveDateTime":"2026-01-02","valueQuantity":{"value":%s,"unit":"kg"}}"""
                .formatted(id, category, patient, value);
    }
}

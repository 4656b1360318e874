package org.healthrecord.fhir.rest.export;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;

/** A bulk data client that knows nothing of the server but what it answers over HTTP. */
final class BulkClient {
    private static final ObjectMapper JSON = new ObjectMapper();
    private final HttpClient http = HttpClient.newHttpClient();
    private final String base;

    BulkClient(String base) {
        this.base = base;
    }

    /** What an export left: the manifest, and the lines of its files by list and type. */
    record Harvest(
            JsonNode manifest, Map<String, List<JsonNode>> output, List<JsonNode> deleted, List<JsonNode> errors) {
        List<String> ids(String type) {
            return output.getOrDefault(type, List.of()).stream()
                    .map(line -> line.path("id").asText())
                    .sorted()
                    .toList();
        }
    }

    HttpResponse<String> kickOff(String path, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(base + path)).header("Accept", "application/fhir+json");
        if (headers.length > 0) {
            request.headers(headers);
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }

    HttpResponse<String> post(String path, String parameters) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(URI.create(base + path))
                        .headers("Prefer", "respond-async", "Content-Type", "application/fhir+json")
                        .POST(BodyPublishers.ofString(parameters))
                        .build(),
                BodyHandlers.ofString());
    }

    Harvest export(String path) throws IOException, InterruptedException {
        return collect(kickOff(path, "Prefer", "respond-async"));
    }

    Harvest collect(HttpResponse<String> accepted) throws IOException, InterruptedException {
        if (accepted.statusCode() != 202) {
            throw new IllegalStateException(accepted.statusCode() + " " + accepted.body());
        }
        String status = accepted.headers().firstValue("Content-Location").orElseThrow();
        HttpResponse<String> answer = get(status);
        while (answer.statusCode() == 202) {
            Thread.sleep(100);
            answer = get(status);
        }
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(answer.statusCode() + " " + answer.body());
        }
        JsonNode manifest = JSON.readTree(answer.body());
        Map<String, List<JsonNode>> output = new TreeMap<>();
        for (JsonNode file : manifest.path("output")) {
            output.computeIfAbsent(file.path("type").asText(), type -> new ArrayList<>())
                    .addAll(lines(file));
        }
        return new Harvest(manifest, output, all(manifest.path("deleted")), all(manifest.path("error")));
    }

    private List<JsonNode> all(JsonNode files) throws IOException, InterruptedException {
        List<JsonNode> lines = new ArrayList<>();
        for (JsonNode file : files) {
            lines.addAll(lines(file));
        }
        return lines;
    }

    private List<JsonNode> lines(JsonNode file) throws IOException, InterruptedException {
        String text = file(file.path("url").asText());
        List<JsonNode> lines = new ArrayList<>();
        for (String line : text.split("\n")) {
            lines.add(JSON.readTree(line));
        }
        if (lines.size() != file.path("count").asInt()) {
            throw new IllegalStateException("The manifest counts other lines");
        }
        return lines;
    }

    String file(String url) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = http.send(
                HttpRequest.newBuilder(URI.create(url))
                        .header("Accept-Encoding", "gzip")
                        .build(),
                BodyHandlers.ofByteArray());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(
                    answer.statusCode() + " " + new String(answer.body(), StandardCharsets.UTF_8));
        }
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(answer.body()))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    HttpResponse<String> get(String url) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString());
    }

    HttpResponse<String> delete(String url) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(URI.create(url)).DELETE().build(), BodyHandlers.ofString());
    }
}

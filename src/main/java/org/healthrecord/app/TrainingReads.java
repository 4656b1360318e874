package org.healthrecord.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.healthrecord.app.demo.SampleClinics;
import org.jspecify.annotations.Nullable;

/** Reads as portals do, over HTTP: each Patient, its pages of Observations by date, {@code $everything}. */
final class TrainingReads {
    private static final int ROUNDS = 5;

    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient http = HttpClient.newHttpClient();
    private final String base;

    TrainingReads(int port) {
        this.base = "http://127.0.0.1:" + port;
    }

    /** @throws IOException if records are still waiting after so many minutes */
    void awaitBacklogEmpty(int minutes) throws IOException, InterruptedException {
        long end = System.nanoTime() + Duration.ofMinutes(minutes).toNanos();
        while (get(base + "/admin/api/summary").path("backlog").asLong(-1) != 0) {
            if (System.nanoTime() > end) {
                throw new IOException("Records are still waiting after " + minutes + " minutes");
            }
            Thread.sleep(200);
        }
    }

    /** @return how many charts there are; each is read several times */
    int readAll() throws IOException, InterruptedException {
        List<String> patients = patients();
        for (int round = 0; round < ROUNDS; round++) {
            for (String id : patients) {
                get(base + "/fhir/Patient/" + id);
                follow(base + "/fhir/Observation?patient=" + id + "&_sort=-date&_count=20");
                get(base + "/fhir/Patient/" + id + "/$everything");
            }
        }
        return patients.size();
    }

    private List<String> patients() throws IOException, InterruptedException {
        List<String> ids = new ArrayList<>();
        for (JsonNode page : follow(base + "/fhir/Patient?_count=50")) {
            page.path("entry").forEach(entry -> ids.add(entry.at("/resource/id").asText()));
        }
        return ids;
    }

    private List<JsonNode> follow(String first) throws IOException, InterruptedException {
        List<JsonNode> pages = new ArrayList<>();
        for (String url = first; url != null; url = next(pages.get(pages.size() - 1))) {
            pages.add(get(url));
        }
        return pages;
    }

    private static @Nullable String next(JsonNode page) {
        for (JsonNode link : page.path("link")) {
            if (link.path("relation").asText().equals("next")) {
                return link.path("url").asText();
            }
        }
        return null;
    }

    private JsonNode get(String url) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url))
                .header("Authorization", "Bearer " + SampleClinics.KEY)
                .build();
        HttpResponse<byte[]> answer = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
        if (answer.statusCode() != 200) {
            throw new IOException("A read was answered with " + answer.statusCode());
        }
        return json.readTree(answer.body());
    }
}

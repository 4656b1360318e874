package org.healthrecord.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/**
 * The running service, or a plain FHIR server beside it that bundles are posted to.
 *
 * @param base the service's address, or the plain server's FHIR root
 * @param mllpPort of the HL7 v2 source; on the same host
 * @param stock a plain FHIR server: it has applied what it has answered, and knows no backlog
 * @param key of the service
 */
record Target(URI base, int mllpPort, boolean stock, String key) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    Crowd crowd(int size, boolean mllp) {
        return new Crowd(
                size, () -> mllp ? new MllpConnection(base.getHost(), mllpPort) : new HttpConnection(base, stock, key));
    }

    /** Waits until everything acknowledged is in the charts; what was refused would make the figures too good. */
    void settle() throws IOException, InterruptedException {
        if (stock) {
            return;
        }
        JsonNode summary = JSON.readTree(get("/admin/api/summary"));
        while (summary.path("backlog").asInt(-1) != 0) {
            Thread.sleep(100);
            summary = JSON.readTree(get("/admin/api/summary"));
        }
        if (summary.at("/states/QUARANTINED").asInt() > 0) {
            throw new IOException("Something is in quarantine: are these the sources of the samples module?");
        }
    }

    /** A resource or Bundle by its path below the FHIR root, whole, as text. */
    String fhir(String path) throws IOException {
        return get((stock ? base.getPath() : "/fhir") + "/" + path);
    }

    JsonNode json(String path) throws IOException {
        return JSON.readTree(fhir(path));
    }

    /** A further page by the link that the page before gave. */
    JsonNode page(String url) throws IOException {
        return JSON.readTree(get(url));
    }

    private String get(String path) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(path.startsWith("http") ? URI.create(path) : base.resolve(path))
                .header("Cache-Control", "no-cache")
                .header("Authorization", "Bearer " + key)
                .timeout(Duration.ofMinutes(2))
                .build();
        try {
            HttpResponse<String> answer = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IOException("Answered " + answer.statusCode());
            }
            return answer.body();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        }
    }

    /** The id of the one Patient with a record number. */
    String patient(String recordNumber) throws IOException {
        String id = json("Patient?identifier=" + recordNumber)
                .at("/entry/0/resource/id")
                .asText();
        if (id.isEmpty()) {
            throw new IOException("There is no patient with such a record number");
        }
        return id;
    }
}

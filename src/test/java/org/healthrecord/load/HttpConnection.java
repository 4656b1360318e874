package org.healthrecord.load;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Posts to {@code /intake/{source}}, or to another address whose path the caller gives. */
final class HttpConnection implements Connection {
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    private final URI base;
    private final boolean stock;
    private final String key;

    /** @param stock the address is a FHIR server without an intake: bundles go to its root */
    HttpConnection(URI base, boolean stock, String key) {
        this.base = base;
        this.stock = stock;
        this.key = key;
    }

    @Override
    public void send(Submission submission) throws IOException {
        URI to = stock ? base : base.resolve("/intake/" + submission.source());
        HttpRequest request = HttpRequest.newBuilder(to)
                .header("Content-Type", submission.contentType())
                .header("Authorization", "Bearer " + key)
                .timeout(Duration.ofMinutes(2))
                .POST(HttpRequest.BodyPublishers.ofByteArray(submission.bytes()))
                .build();
        try {
            int status =
                    http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
            if (status / 100 != 2) {
                throw new IOException("Answered " + status);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        }
    }

    @Override
    public void close() {
        // The client closes with its last reference.
    }
}

package org.healthrecord.fhir.subscription;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.hl7.fhir.r4.model.Bundle;

/** Posts notices to allowed endpoints; follows no redirect, reads no answer but its status. */
final class RestHook implements Channels {
    private static final int SUCCESS = 2;
    private static final int HUNDRED = 100;

    private final HttpClient http = HttpClient.newBuilder()
            .followRedirects(Redirect.NEVER)
            .connectTimeout(Duration.ofSeconds(10))
            .version(HttpClient.Version.HTTP_1_1)
            .build();
    private final FhirContext fhir;
    private final Endpoints endpoints;

    RestHook(FhirContext fhir, Endpoints endpoints) {
        this.fhir = fhir;
        this.endpoints = endpoints;
    }

    @Override
    public boolean isOpen(Subscribed subscribed) {
        return true;
    }

    @Override
    public void send(Subscribed subscribed, Bundle notice) {
        Terms terms = subscribed.terms();
        URI endpoint = terms.endpoint();
        // The list may have become shorter since the subscription was made.
        if (endpoint == null || !endpoints.allows(endpoint)) {
            throw new NotDeliveredException("The endpoint is not allowed");
        }
        HttpRequest.Builder request = HttpRequest.newBuilder(endpoint)
                .timeout(terms.timeout())
                .POST(BodyPublishers.ofString(fhir.newJsonParser().encodeResourceToString(notice)));
        subscribed.headers().forEach(request::setHeader);
        request.setHeader("Content-Type", "application/fhir+json");
        try {
            HttpResponse<Void> answer = http.send(request.build(), BodyHandlers.discarding());
            if (answer.statusCode() / HUNDRED != SUCCESS) {
                throw new NotDeliveredException("The endpoint answered " + answer.statusCode());
            }
        } catch (IOException e) {
            throw new NotDeliveredException(
                    "The endpoint did not answer: " + e.getClass().getSimpleName());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NotDeliveredException("The server is stopping");
        }
    }
}

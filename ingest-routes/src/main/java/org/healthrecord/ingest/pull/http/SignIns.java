package org.healthrecord.ingest.pull.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.healthrecord.ingest.pull.turn.PullFailure;
import org.healthrecord.ingest.pull.turn.PullState;
import org.healthrecord.ingest.source.definition.FhirAccess;
import org.healthrecord.ingest.source.definition.FhirAccess.SignIn;

/** How we sign in at each server; tokens are kept in memory until shortly before they end. */
public final class SignIns {
    private static final String ASSERTION = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
    private static final int EARLIER = 30;
    private static final int USUAL = 300;
    private static final int LARGEST = 64 * 1024;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http;
    private final ClientKeys keys;
    private final Clock clock;
    private final Map<SignIn, Token> tokens = new ConcurrentHashMap<>();

    public SignIns(HttpClient http, ClientKeys keys, Clock clock) {
        this.http = http;
        this.keys = keys;
        this.clock = clock;
    }

    private record Token(String value, Instant ends) {
        @Override
        public String toString() {
            return "***";
        }
    }

    /** The value of the header {@code Authorization}; empty where nobody asks who we are. */
    Optional<String> authorization(FhirAccess access) throws PullFailure {
        var signIn = access.signIn();
        if (signIn instanceof FhirAccess.Anonymous) {
            return Optional.empty();
        }
        if (signIn instanceof FhirAccess.Bearer bearer) {
            return Optional.of("Bearer " + bearer.token().reveal());
        }
        var token = tokens.get(signIn);
        if (token == null || !clock.instant().isBefore(token.ends())) {
            token = fetch(access);
            tokens.put(signIn, token);
        }
        return Optional.of("Bearer " + token.value());
    }

    /** A token that was refused is fetched anew; whether there is one to fetch. */
    boolean forget(SignIn signIn) {
        return tokens.remove(signIn) != null;
    }

    private Token fetch(FhirAccess access) throws PullFailure {
        var form = new LinkedHashMap<String, String>();
        form.put("grant_type", "client_credentials");
        var signIn = access.signIn();
        HttpRequest.Builder request;
        if (signIn instanceof FhirAccess.ClientCredentials client) {
            form.put("scope", client.scope());
            request = to(client.tokenUrl()).header("Authorization", basic(client));
        } else {
            var signed = (FhirAccess.SignedAssertion) signIn;
            form.put("scope", signed.scope());
            form.put("client_assertion_type", ASSERTION);
            form.put("client_assertion", keys.assertion(signed, clock.instant()));
            request = to(signed.tokenUrl());
        }
        request.timeout(access.timeout()).POST(HttpRequest.BodyPublishers.ofString(encoded(form)));
        return read(send(request.build()));
    }

    private static HttpRequest.Builder to(URI url) {
        return HttpRequest.newBuilder(url)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", "application/json");
    }

    /** RFC 6749, section 2.3.1: id and secret are form-encoded first. */
    private static String basic(FhirAccess.ClientCredentials client) {
        var pair = encoded(client.clientId()) + ':' + encoded(client.secret().reveal());
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    private static String encoded(Map<String, String> form) {
        return form.entrySet().stream()
                .map(field -> field.getKey() + '=' + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private byte[] send(HttpRequest request) throws PullFailure {
        try {
            var response = http.send(request, HttpResponse.BodyHandlers.ofInputStream());
            try (var body = response.body()) {
                var bytes = body.readNBytes(LARGEST);
                if (response.statusCode() >= 500 || response.statusCode() == 429) {
                    throw new PullFailure(
                            PullState.SERVER_FAILED, "The token server failed (" + response.statusCode() + ").");
                }
                if (response.statusCode() != 200) {
                    throw new PullFailure(
                            PullState.LOGIN_REFUSED,
                            "The token server refuses our sign-in (" + response.statusCode()
                                    + "): the client id, its secret or key, or the scope.");
                }
                return bytes;
            }
        } catch (IOException broken) {
            throw FhirClient.failure(broken);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PullFailure(PullState.STOPPED, "The turn was stopped; the next one goes on from there.");
        }
    }

    private Token read(byte[] body) throws PullFailure {
        try {
            JsonNode answer = JSON.readTree(body);
            var value = answer.path("access_token").asText("");
            if (!value.isEmpty()) {
                long seconds = answer.path("expires_in").asLong(USUAL);
                return new Token(value, clock.instant().plusSeconds(Math.max(1, seconds - EARLIER)));
            }
        } catch (IOException noJson) {
            // Said below.
        }
        throw new PullFailure(PullState.LOGIN_REFUSED, "The token server answered without a token.");
    }
}

package org.healthrecord.access.oauth.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A browser with cookies that follows no redirect by itself, and the form posts of clients. */
final class Browser {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String base;
    private final CookieManager cookies = new CookieManager();
    private final HttpClient http =
            HttpClient.newBuilder().cookieHandler(cookies).build();

    Browser(String base) {
        this.base = base;
    }

    /** @param body as it came */
    record Answer(int status, String body, Map<String, List<String>> headers) {
        JsonNode json() {
            try {
                return JSON.readTree(body);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        String text(String field) {
            return json().path(field).asText();
        }

        Optional<String> header(String name) {
            return headers.entrySet().stream()
                    .filter(e -> e.getKey().equalsIgnoreCase(name))
                    .map(e -> e.getValue().get(0))
                    .findFirst();
        }

        String location() {
            return header("Location").orElse("");
        }

        /** A parameter of the address it leads to. */
        String sent(String parameter) {
            String query = String.valueOf(URI.create(location()).getRawQuery());
            return Arrays.stream(query.split("&"))
                    .filter(pair -> pair.startsWith(parameter + "="))
                    .map(pair -> URLDecoder.decode(pair.substring(parameter.length() + 1), UTF_8))
                    .findFirst()
                    .orElse("");
        }
    }

    Browser signIn(String account) {
        Answer answer = get("/test/sign-in?as=" + account);
        if (answer.status() != 200) {
            throw new IllegalStateException("No sign-in: " + answer);
        }
        return this;
    }

    Answer get(String path, String... headers) {
        return send(builder(path, headers).GET());
    }

    Answer options(String path, String... headers) {
        return send(builder(path, headers).method("OPTIONS", HttpRequest.BodyPublishers.noBody()));
    }

    Answer delete(String path, String... headers) {
        return send(builder(path, headers).DELETE());
    }

    Answer post(String path, Map<String, String> form, String... headers) {
        return postPairs(path, List.copyOf(form.entrySet()), headers);
    }

    Answer postPairs(String path, List<Map.Entry<String, String>> form, String... headers) {
        return send(builder(path, headers)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form(form))));
    }

    Answer postJson(String path, String json, String... headers) {
        return send(builder(path, headers)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    /** The value of the cookie that guards orders. */
    String csrf() {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals("XSRF-TOKEN"))
                .map(java.net.HttpCookie::getValue)
                .findFirst()
                .orElse("");
    }

    static String query(Map<String, String> parameters) {
        return form(List.copyOf(parameters.entrySet()));
    }

    private static String form(List<Map.Entry<String, String>> pairs) {
        return pairs.stream()
                .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
    }

    private HttpRequest.Builder builder(String path, String... headers) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(URI.create(path.startsWith("http") ? path : base + path));
        return headers.length == 0 ? builder : builder.headers(headers);
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
            return new Answer(
                    answer.statusCode(),
                    answer.body(),
                    new LinkedHashMap<>(answer.headers().map()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}

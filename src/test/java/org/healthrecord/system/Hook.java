package org.healthrecord.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The endpoint of somebody who subscribed: keeps the notices in the order in which they come. */
final class Hook implements AutoCloseable {
    private final HttpServer server;
    private final List<JsonNode> notices = new CopyOnWriteArrayList<>();

    Hook() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/hook", this::take);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/hook";
    }

    private void take(HttpExchange exchange) throws IOException {
        notices.add(Json.read(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
        exchange.sendResponseHeaders(204, -1);
        exchange.close();
    }

    /** Those that tell an event. */
    List<Told> told() {
        return notices.stream()
                .filter(notice -> part(notice.at("/entry/0/resource"), "type")
                        .path("valueCode")
                        .asText()
                        .equals("event-notification"))
                .map(Told::of)
                .toList();
    }

    private static JsonNode part(JsonNode parameters, String name) {
        for (JsonNode parameter : parameters.path("parameter")) {
            if (parameter.path("name").asText().equals(name)) {
                return parameter;
            }
        }
        return parameters.path(name);
    }

    /** @param version of the resource that was told; 0 where none came along */
    record Told(long number, String focus, long version) {
        private static Told of(JsonNode notice) {
            JsonNode event = part(notice.at("/entry/0/resource"), "notification-event");
            long number = 0;
            String focus = "";
            for (JsonNode part : event.path("part")) {
                switch (part.path("name").asText()) {
                    case "event-number" -> number = part.path("valueString").asLong();
                    case "focus" -> focus = part.at("/valueReference/reference").asText();
                    default -> {}
                }
            }
            String[] words = focus.split("/");
            return new Told(
                    number,
                    words.length < 2 ? "" : words[words.length - 2] + "/" + words[words.length - 1],
                    notice.at("/entry/1/resource/meta/versionId").asLong());
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}

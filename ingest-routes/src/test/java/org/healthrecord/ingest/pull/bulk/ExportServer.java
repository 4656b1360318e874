package org.healthrecord.ingest.pull.bulk;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.healthrecord.ingest.pull.TestFhirServer;

/** A FHIR server that exports what it has: a file for each type. */
final class ExportServer implements AutoCloseable {
    final TestFhirServer fhir = new TestFhirServer();
    private final List<String> deleted = new ArrayList<>();
    private volatile int failing;

    ExportServer() {
        fhir.handle("/fhir/$export", this::kickOff);
        fhir.handle("/fhir/exports/1", this::status);
        fhir.handle("/fhir/files/", this::file);
    }

    private void kickOff(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Content-Location", fhir.base() + "/exports/1");
        TestFhirServer.answer(exchange, 202, "application/json", "");
    }

    private void status(HttpExchange exchange) throws IOException {
        if (exchange.getRequestMethod().equals("DELETE")) {
            TestFhirServer.answer(exchange, 202, "application/json", "");
            return;
        }
        var output = List.of("Patient", "Observation").stream()
                .map(type -> file(type, type))
                .collect(Collectors.joining(","));
        TestFhirServer.answer(
                exchange,
                200,
                "application/json",
                """
                {"transactionTime":"2026-11-01T02:03:04.567Z","requiresAccessToken":true,"output":[%s],"deleted":[%s],"error":[%s]}"""
                        .formatted(
                                output,
                                deleted.isEmpty() ? "" : file("Bundle", "deleted"),
                                failing == 0 ? "" : file("OperationOutcome", "errors")));
    }

    private String file(String type, String name) {
        return "{\"type\":\"%s\",\"url\":\"%s/files/%s.ndjson\"}".formatted(type, fhir.base(), name);
    }

    private void file(HttpExchange exchange) throws IOException {
        var name = exchange.getRequestURI().getPath().replaceAll(".*/(\\w+)\\.ndjson", "$1");
        TestFhirServer.answer(exchange, 200, "application/fhir+ndjson", lines(name));
    }

    private String lines(String name) {
        return switch (name) {
            case "deleted" -> String.join("\n", deleted);
            case "errors" -> "{\"resourceType\":\"OperationOutcome\",\"issue\":[{\"severity\":\"error\"}]}\n"
                    .repeat(failing);
            default -> fhir.resources().stream()
                    .filter(r -> r.get("resourceType").asText().equals(name))
                    .map(Object::toString)
                    .collect(Collectors.joining("\n"));
        };
    }

    void delete(String name) {
        fhir.remove(name);
        deleted.add(
                "{\"resourceType\":\"Bundle\",\"type\":\"transaction\",\"entry\":[{\"request\":{\"method\":\"DELETE\",\"url\":\"%s\"}}]}"
                        .formatted(name));
    }

    void failWith(int things) {
        failing = things;
    }

    long asked(String what) {
        return fhir.requests().stream()
                .filter(request -> request.contains(what))
                .count();
    }

    @Override
    public void close() {
        fhir.close();
    }
}

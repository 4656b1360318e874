package org.healthrecord.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every exit for every kind of caller, over HTTP: the expected answers stand in {@code access-matrix.tsv}. */
class AccessMatrixTest {
    private static final String SCRIPTS = "key-of-scripts";
    private static final List<Row> ROWS = new ArrayList<>();
    private static final Map<String, String> PLACES = new HashMap<>();

    private static RunningApplication service;
    private static Map<String, String> bearers;
    private static List<String> callers;

    /** @param answers by caller: the status; with {@code =n} a Bundle's total, with {@code +} one above 0 */
    private record Row(String exit, String method, String path, String type, String body, Map<String, String> answers) {
        static Row of(List<String> names, String line) {
            String[] cells = line.split("\t", -1);
            String[] request = cells[1].split(" ", 4);
            Map<String, String> answers = new LinkedHashMap<>();
            for (int i = 2; i < cells.length; i++) {
                answers.put(names.get(i - 2), cells[i]);
            }
            return new Row(
                    cells[0],
                    request[0],
                    request[1],
                    request.length > 2 ? request[2] : null,
                    request.length > 3 ? request[3] : null,
                    answers);
        }
    }

    @BeforeAll
    static void start(@TempDir Path home) throws IOException {
        try (InputStream in = AccessMatrixTest.class.getResourceAsStream("/access-matrix.tsv")) {
            List<String> lines = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .toList();
            List<String> head = List.of(lines.get(0).split("\t"));
            callers = head.subList(2, head.size());
            lines.stream().skip(1).forEach(line -> ROWS.add(Row.of(callers, line)));
        }
        service = new RunningApplication(home.toString());
        PLACES.put("message", service.send(SCRIPTS, TwoPeople.messages()));
        PLACES.put("ada", only("Patient?identifier=" + TwoPeople.ADA));
        PLACES.put("bo", only("Patient?identifier=" + TwoPeople.BO));
        String ofAda = "patient=" + PLACES.get("ada");
        PLACES.put("lab", only("Observation?category=laboratory&" + ofAda));
        PLACES.put("weight", only("Observation?category=vital-signs&" + ofAda));
        PLACES.put("problem", only("Condition?" + ofAda));
        PLACES.put("visit", only("Encounter?" + ofAda));
        PLACES.put("doctor", only("Practitioner?identifier=1234567893"));
        PLACES.put("clinic", only("Organization?name=Mill%20Street"));
        bearers = MatrixCallers.bearers(service.base, PLACES.get("ada"), PLACES.get("bo"));
    }

    private static String only(String search) {
        JsonNode found = service.json(SCRIPTS, "/fhir/" + search);
        assertThat(found.path("entry")).as(search).hasSize(1);
        return found.at("/entry/0/resource/id").asText();
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void everyExitIsInTheMatrix() {
        TreeSet<String> listed = new TreeSet<>();
        ROWS.forEach(row -> listed.add(row.exit()));
        assertThat(Endpoints.all().map(Endpoints::name)).isSubsetOf(listed);
    }

    @Test
    void everyCallerGetsTheExpectedAnswer() {
        List<String> wrong = new ArrayList<>();
        for (Row row : ROWS) {
            for (String caller : callers) {
                String expected = row.answers().get(caller);
                String answer = answer(row, caller, expected);
                if (!answer.equals(expected)) {
                    wrong.add(row.method() + ' ' + row.path() + " by " + caller + ": " + answer + " instead of "
                            + expected);
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    private static String answer(Row row, String caller, String expected) {
        HttpResponse<String> answer = service.ask(
                caller.equals("none") ? null : bearers.get(caller),
                row.method(),
                placed(row.path()),
                row.type(),
                row.body() == null ? null : placed(row.body()));
        String status = Integer.toString(answer.statusCode());
        // A page of accounts is entered by a session alone.
        if (answer.statusCode() == 401
                && !row.path().startsWith("/account/")
                && !row.path().startsWith("/oauth2/")) {
            assertThat(answer.headers().firstValue("WWW-Authenticate").orElse(""))
                    .startsWith("Bearer");
        }
        if (!expected.contains("=") && !expected.contains("+")) {
            return status;
        }
        int total = answer.statusCode() == 200
                ? RunningApplication.read(answer.body()).path("total").asInt(-1)
                : -1;
        return expected.contains("+") && total > 0 ? status + '+' : status + '=' + total;
    }

    private static String placed(String text) {
        String placed = text;
        for (Map.Entry<String, String> place : PLACES.entrySet()) {
            placed = placed.replace('{' + place.getKey() + '}', place.getValue());
        }
        return placed;
    }
}

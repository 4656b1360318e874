package org.healthrecord.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How long a portal waits: a Patient, its latest Observations, and everything of it. */
final class Reads {
    private static final Pattern PATIENT_ID = Pattern.compile("\"fullUrl\": *\"[^\"]*/Patient/([^\"]+)\"");
    private static final Pattern NEXT =
            Pattern.compile("\"relation\": *\"next\",\\s*\"url\": *\"[^\"]*(/fhir[^\"]+)\"");
    /** Enough for both servers' code to be compiled, whatever they did before. */
    private static final int WARMING = 15;

    private static final int TIMES = 6;

    private Reads() {}

    static void measure(String name, ServerProcess server, List<String> recordNumbers) {
        List<String> ids = recordNumbers.stream()
                .map(number -> PATIENT_ID.matcher(server.get("/fhir/Patient?_count=1&identifier=" + number)
                        .body()))
                .filter(Matcher::find)
                .map(found -> found.group(1))
                .toList();
        UnaryOperator<String> latest = id -> "/fhir/Observation?_sort=-date&_count=20&patient=" + id;
        report(name, "Patient", ids, WARMING, id -> server.get("/fhir/Patient/" + id));
        report(name, "Observations by date", ids, WARMING, id -> server.get(latest.apply(id)));
        report(name, "Observations by date, searched anew", ids, WARMING, id -> server.getAnew(latest.apply(id)));
        report(name, "$everything", ids, 1, id -> whole(server, "/fhir/Patient/" + id + "/$everything?_count=1000"));
    }

    private static void report(String name, String what, List<String> ids, int warming, Consumer<String> read) {
        List<Double> millis = new ArrayList<>();
        for (int time = -warming; time < TIMES; time++) {
            for (String id : ids) {
                long begin = System.nanoTime();
                read.accept(id);
                if (time >= 0) {
                    millis.add((System.nanoTime() - begin) / 1e6);
                }
            }
        }
        double[] sorted =
                millis.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        System.out.printf(
                "%s: %s, %d people: p50 %.1f ms, p95 %.1f ms%n",
                name, what, ids.size(), sorted[sorted.length / 2], sorted[(int) (sorted.length * 0.95)]);
    }

    private static void whole(ServerProcess server, String path) {
        String body = server.get(path).body();
        Matcher next = NEXT.matcher(body);
        while (next.find()) {
            body = server.get(next.group(1)).body();
            next = NEXT.matcher(body);
        }
    }
}

package org.healthrecord.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.common.util.concurrent.RateLimiter;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** How long a front end waits for a chart, one reader, with or without records coming in meanwhile. */
@Command(name = "reads", description = "latency of a Patient, a page of Observations and $everything")
final class ReadsCommand implements Callable<Integer> {
    @ParentCommand
    Load load = new Load();

    @Option(
            names = "--people",
            defaultValue = "40",
            description = "people whose charts are read; sent by 'bundles' before")
    int people;

    @Option(names = "--times", defaultValue = "5", description = "how often each chart is read")
    int times;

    @Option(
            names = "--warming",
            defaultValue = "20",
            description = "seconds of each kind before it counts, so that the JVM has compiled what it runs")
    int warming;

    @Option(
            names = "--ingesting",
            defaultValue = "0",
            description = "so many bundles of other people are sent each second meanwhile")
    int ingesting;

    private interface Read {
        void of(String patient) throws IOException;
    }

    @Override
    public Integer call() throws Exception {
        List<String> patients = new ArrayList<>();
        for (int i = 0; i < people; i++) {
            patients.add(load.target().patient(LoadPerson.of(load.seed, i).recordNumber("H")));
        }
        AtomicBoolean done = new AtomicBoolean();
        Thread meanwhile = new Thread(() -> ingest(done));
        if (ingesting > 0) {
            meanwhile.start();
        }
        Results results = load.results(
                "reads",
                "patient p50 ms",
                "p95 ms",
                "page p50 ms",
                "page p95 ms",
                "everything p50 ms",
                "everything p95 ms");
        Histogram patient = time(patients, id -> load.target().fhir("Patient/" + id));
        Histogram page =
                time(patients, id -> load.target().fhir("Observation?patient=" + id + "&_sort=-date&_count=20"));
        Histogram everything = time(patients, this::everything);
        done.set(true);
        meanwhile.join();
        results.add(
                at(patient, 50), at(patient, 95), at(page, 50), at(page, 95), at(everything, 50), at(everything, 95));
        return 0;
    }

    private static double at(Histogram histogram, double percentile) {
        return histogram.getValueAtPercentile(percentile) / 1e3;
    }

    /** All pages, as a front end that wants the whole chart reads them. */
    private void everything(String id) throws IOException {
        String next = "Patient/" + id + "/$everything?_count=500";
        while (next != null) {
            JsonNode bundle = next.startsWith("http")
                    ? load.target().page(next)
                    : load.target().json(next);
            next = null;
            for (JsonNode link : bundle.path("link")) {
                if (link.path("relation").asText().equals("next")) {
                    next = link.path("url").asText();
                }
            }
        }
    }

    /** In microseconds. */
    private Histogram time(List<String> patients, Read read) throws IOException {
        long warm = System.nanoTime() + Duration.ofSeconds(warming).toNanos();
        for (int i = 0; System.nanoTime() < warm; i++) {
            read.of(patients.get(i % patients.size()));
        }
        Histogram histogram = new Histogram(3);
        for (int round = 0; round < times; round++) {
            for (String id : patients) {
                long start = System.nanoTime();
                read.of(id);
                histogram.recordValue((System.nanoTime() - start) / 1_000);
            }
        }
        return histogram;
    }

    private void ingest(AtomicBoolean done) {
        RateLimiter rate = RateLimiter.create(ingesting);
        Iterator<Submission> others = IntStream.iterate(1_000_000, i -> !done.get(), i -> i + 1)
                .peek(i -> rate.acquire())
                .mapToObj(i -> FhirFeed.person(LoadPerson.of(load.seed, i), 10))
                .iterator();
        try {
            load.target().crowd(2, false).send(others);
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}

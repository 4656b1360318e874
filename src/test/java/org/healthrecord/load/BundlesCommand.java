package org.healthrecord.load;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** What FHIR bundles cost: from a fresh start, warm, and the same ones again. Works on a plain FHIR server too. */
@Command(name = "bundles", description = "CPU-seconds per 1,000 resources of FHIR bundles: fresh, warm, again")
final class BundlesCommand implements Callable<Integer> {
    @ParentCommand
    Load load = new Load();

    @Option(names = "--people", defaultValue = "60", description = "bundles of each round")
    int people;

    @Option(names = "--visits", defaultValue = "10", description = "visits in each bundle")
    int visits;

    @Option(names = "--rounds", defaultValue = "4")
    int rounds;

    @Option(names = "--connections", defaultValue = "2")
    int connections;

    @Option(names = "--folder", description = "bundles to send as they are, one round, instead of made ones")
    @Nullable
    Path folder;

    @Override
    public Integer call() throws Exception {
        Results results = load.results("bundles", "resources before", "again", "CPU-s/1000", "resources/s", "MB");
        Crowd crowd = load.target().crowd(connections, false);
        int before = 0;
        List<Submission> round = List.of();
        for (int i = 0; i < (folder == null ? rounds : 1); i++) {
            round = folder == null ? made(i) : read(folder);
            before = measure(results, crowd, before, round, 0);
        }
        measure(results, crowd, before, round, 1);
        return 0;
    }

    private int measure(Results results, Crowd crowd, int before, List<Submission> round, int again) throws Exception {
        Measured measured = Measured.of(load, crowd, round.iterator());
        results.add(
                before,
                again,
                measured.cpuPerThousandRecords(),
                measured.recordsPerSecond(),
                load.usage().megabytesOnDisk());
        return before + measured.sent().records();
    }

    private List<Submission> made(int round) {
        return IntStream.range(round * people, (round + 1) * people)
                .mapToObj(i -> FhirFeed.person(LoadPerson.of(load.seed, i), visits))
                .toList();
    }

    private static List<Submission> read(Path folder) throws IOException {
        List<Submission> all = new ArrayList<>();
        ObjectMapper json = new ObjectMapper();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file :
                    files.filter(f -> f.toString().endsWith(".json")).sorted().toList()) {
                byte[] bytes = Files.readAllBytes(file);
                all.add(Submission.fhir(
                        bytes, json.readTree(bytes).path("entry").size()));
            }
        }
        return all;
    }
}

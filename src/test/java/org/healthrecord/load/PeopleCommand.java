package org.healthrecord.load;

import java.util.Iterator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** What a record costs, by the number of people in the store. */
@Command(name = "people", description = "CPU-seconds per 1,000 records by the number of people in the store")
final class PeopleCommand implements Callable<Integer> {
    @ParentCommand
    Load load = new Load();

    @Option(names = "--stages", split = ",", defaultValue = "100,1000,10000,100000")
    List<Integer> stages = List.of();

    @Option(names = "--probe", defaultValue = "300", description = "people whose visits are measured at each stage")
    int probe;

    @Option(names = "--warm", defaultValue = "50", description = "people of another seed who come 40 times beforehand")
    int warm;

    @Option(names = "--connections", defaultValue = "8")
    int connections;

    @Override
    public Integer call() throws Exception {
        Results results = load.results(
                "people",
                "people",
                "known CPU-s/1000",
                "known without JIT",
                "new CPU-s/1000",
                "new without JIT",
                "known records/s",
                "filling records/s",
                "MB");
        Crowd crowd = load.target().crowd(connections, true);
        measure(crowd, Hl7Feed.visits(load.seed + 1_000, 0, warm, 0, 40));
        int people = 0;
        for (int stage : stages) {
            Measured filling = measure(crowd, list(people, stage));
            people = stage;
            Measured known = measure(crowd, visits(people, stage));
            Measured fresh = measure(crowd, newcomers(people, people + probe));
            people += probe;
            results.add(
                    stage,
                    known.cpuPerThousandRecords(),
                    known.runPerThousandRecords(),
                    fresh.cpuPerThousandRecords(),
                    fresh.runPerThousandRecords(),
                    known.recordsPerSecond(),
                    filling.recordsPerSecond(),
                    load.usage().megabytesOnDisk());
        }
        return 0;
    }

    private Measured measure(Crowd crowd, Iterator<Submission> submissions) throws Exception {
        return Measured.of(load, crowd, submissions);
    }

    private Iterator<Submission> list(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(i -> Hl7Feed.person(LoadPerson.of(load.seed, i)))
                .iterator();
    }

    private Iterator<Submission> newcomers(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(i -> Hl7Feed.registration(LoadPerson.of(load.seed, i), 0))
                .iterator();
    }

    /** Another visit of people drawn from all; each stage brings visits that were not there before. */
    private Iterator<Submission> visits(int people, int stage) {
        SplittableRandom random = new SplittableRandom(load.seed + stage);
        return IntStream.range(0, probe)
                .boxed()
                .flatMap(i -> Hl7Feed.visit(LoadPerson.of(load.seed, random.nextInt(people)), 1 + stage + i).stream())
                .iterator();
    }
}

package org.healthrecord.load;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** What a record costs, by the number of facts its person has already. */
@Command(name = "chart", description = "CPU-seconds per 1,000 records by the facts in the person's chart")
final class ChartCommand implements Callable<Integer> {
    /** Facts that a visit brings: what was measured, the visit itself and its diagnosis, now and then another. */
    private static final int FACTS = 6 + 2;

    @ParentCommand
    Load load = new Load();

    @Option(names = "--stages", split = ",", defaultValue = "10,100,1000,10000")
    List<Integer> stages = List.of();

    @Option(names = "--probe", defaultValue = "200", description = "visits measured at each stage")
    int probe;

    @Option(names = "--warm", defaultValue = "50", description = "other people who come 40 times beforehand")
    int warm;

    @Override
    public Integer call() throws Exception {
        Results results = load.results("chart", "facts", "CPU-s/1000", "without JIT", "records/s");
        Crowd crowd = load.target().crowd(4, true);
        Measured.of(load, crowd, Hl7Feed.visits(load.seed + 1_000, 0, warm, 0, 40));
        int first = 0;
        for (int stage : stages) {
            // So many people that the visits measured do not grow any of the charts by much.
            // Several, so that as many workers have something to do at each stage.
            int people = Math.max(8, Math.min(probe, 10 * probe / stage));
            int before = Math.max(1, stage / FACTS);
            Measured.of(load, crowd, Hl7Feed.visits(load.seed, first, people, 0, before));
            Measured measured =
                    Measured.of(load, crowd, Hl7Feed.visits(load.seed, first, people, before, before + probe / people));
            results.add(
                    stage,
                    measured.cpuPerThousandRecords(),
                    measured.runPerThousandRecords(),
                    measured.recordsPerSecond());
            first += people;
        }
        return 0;
    }
}

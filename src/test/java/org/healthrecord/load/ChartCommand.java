package org.healthrecord.load;

import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** What a record costs, by the number of facts its person has already. */
@Command(name = "chart", description = "CPU-seconds per 1,000 records by the facts in the person's chart")
final class ChartCommand implements Callable<Integer> {
    /** Facts that one message of the vital signs panel brings: its measurements and its visit. */
    private static final int FACTS = Panel.VITAL_SIGNS.measures().size() + 1;

    @ParentCommand
    Load load = new Load();

    @Option(names = "--stages", split = ",", defaultValue = "10,100,1000,10000")
    List<Integer> stages = List.of();

    @Option(names = "--probe", defaultValue = "200", description = "messages measured at each stage")
    int probe;

    @Override
    public Integer call() throws Exception {
        Results results = load.results("chart", "facts", "CPU-s/1000", "records/s");
        Crowd crowd = load.target().crowd(4, true);
        int first = 0;
        for (int stage : stages) {
            // So many people that the messages measured do not grow any of the charts by much.
            int people = Math.max(1, Math.min(probe, 10 * probe / stage));
            int before = Math.max(1, stage / FACTS);
            Measured.of(load, crowd, visits(first, people, 0, before));
            Measured measured = Measured.of(load, crowd, visits(first, people, before, before + probe / people));
            results.add(stage, measured.cpuPerThousandRecords(), measured.recordsPerSecond());
            first += people;
        }
        return 0;
    }

    private Iterator<Submission> visits(int first, int people, int from, int to) {
        return IntStream.range(from, to)
                .boxed()
                .flatMap(visit -> IntStream.range(first, first + people)
                        .mapToObj(i -> Hl7Feed.results(LoadPerson.of(load.seed, i), visit, Panel.VITAL_SIGNS)))
                .iterator();
    }
}

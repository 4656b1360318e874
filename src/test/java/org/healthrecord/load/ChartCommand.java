package org.healthrecord.load;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/**
 * What a record costs, by the number of facts its person has already. All charts are filled before the first is measured
 * and measured in turns, so that neither the size of the store nor the warmth of the service distinguishes them.
 */
@Command(name = "chart", description = "CPU-seconds per 1,000 records by the facts in the person's chart")
final class ChartCommand implements Callable<Integer> {
    /** Facts that a visit brings: what was measured, the visit itself and its diagnosis, now and then another. */
    private static final int FACTS = 6 + 2;

    @ParentCommand
    Load load = new Load();

    @Option(names = "--stages", split = ",", defaultValue = "10,100,1000,10000")
    List<Integer> stages = List.of();

    @Option(names = "--probe", defaultValue = "200", description = "visits measured at each stage in each turn")
    int probe;

    @Option(names = "--turns", defaultValue = "3", description = "the middle one counts; another goes before them")
    int turns;

    /** People with charts of one length; {@code visits} are those they have made. */
    private record Stage(int facts, int first, int people, int visits, List<Measured> turns) {}

    @Override
    public Integer call() throws Exception {
        Results results = load.results("chart", "facts", "CPU-s/1000", "without JIT", "records/s");
        Crowd crowd = load.target().crowd(4, true);
        List<Stage> filled = new ArrayList<>();
        int first = 0;
        for (int facts : stages) {
            // So many people that the visits measured do not grow any of the charts by much;
            // several, so that as many workers have something to do at each stage.
            int people = Math.max(8, Math.min(probe, 10 * probe / facts));
            Stage stage = new Stage(facts, first, people, Math.max(1, facts / FACTS), new ArrayList<>());
            visits(crowd, stage, 0, stage.visits());
            filled.add(stage);
            first += people;
        }
        for (int turn = 0; turn <= turns; turn++) {
            for (Stage stage : filled) {
                int each = probe / stage.people();
                int from = stage.visits() + turn * each;
                Measured measured = visits(crowd, stage, from, from + each);
                if (turn > 0) {
                    stage.turns().add(measured);
                }
            }
        }
        for (Stage stage : filled) {
            Measured middle = stage.turns().stream()
                    .sorted(Comparator.comparingDouble(Measured::runPerThousandRecords))
                    .toList()
                    .get(stage.turns().size() / 2);
            results.add(
                    stage.facts(),
                    middle.cpuPerThousandRecords(),
                    middle.runPerThousandRecords(),
                    middle.recordsPerSecond());
        }
        return 0;
    }

    private Measured visits(Crowd crowd, Stage stage, int from, int to) throws Exception {
        return Measured.of(load, crowd, Hl7Feed.visits(load.seed, stage.first(), stage.people(), from, to));
    }
}

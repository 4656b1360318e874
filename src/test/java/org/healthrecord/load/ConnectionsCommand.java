package org.healthrecord.load;

import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** How many messages a second are durably acknowledged, by the number of connections, while the workers run. */
@Command(name = "connections", description = "acknowledgements a second and their latency by connections")
final class ConnectionsCommand implements Callable<Integer> {
    @ParentCommand
    Load load = new Load();

    @Option(names = "--counts", split = ",", defaultValue = "1,2,4,8,16,32,64")
    List<Integer> counts = List.of();

    @Option(names = "--seconds", defaultValue = "10")
    int seconds;

    @Option(
            names = "--warming",
            defaultValue = "60",
            description = "seconds before, so that the JVM has compiled what it runs")
    int warming;

    @Override
    public Integer call() throws Exception {
        Results results =
                load.results("connections", "connections", "acknowledged/s", "p50 ms", "p95 ms", "p99 ms", "max ms");
        Iterator<Submission> messages = messages();
        load.target().crowd(32, true).send(messages, Duration.ofSeconds(warming));
        for (int count : counts) {
            Crowd.Sent sent = load.target().crowd(count, true).send(messages, Duration.ofSeconds(seconds));
            results.add(
                    count,
                    sent.perSecond(),
                    sent.milliseconds(50),
                    sent.milliseconds(95),
                    sent.milliseconds(99),
                    sent.milliseconds(100));
        }
        return 0;
    }

    /** A thousand people come again and again. */
    private Iterator<Submission> messages() {
        return IntStream.iterate(0, i -> i + 1)
                .mapToObj(i -> Hl7Feed.results(LoadPerson.of(load.seed, i % 1_000), i / 1_000, Panel.METABOLIC))
                .iterator();
    }
}

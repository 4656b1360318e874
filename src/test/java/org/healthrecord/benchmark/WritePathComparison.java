package org.healthrecord.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * CPU-seconds per 1,000 source resources: the same FHIR bundles written through the product and posted to a stock
 * HAPI JPA server, from a fresh start and warm, one after the other on the same machine. Run by hand; arguments: a
 * folder of bundles (the directory's file first by name), {@code h2} or {@code postgresql}, rounds of other people.
 * {@code -Donly=ours} or {@code stock} runs one of them.
 */
public final class WritePathComparison {
    private static final int WARM = 10_000;

    private final Bundles bundles;
    private final int rounds;

    private WritePathComparison(Bundles bundles, int rounds) {
        this.bundles = bundles;
        this.rounds = rounds;
    }

    public static void main(String[] arguments) throws IOException {
        Path work = Files.createTempDirectory("write-path");
        String kind = arguments[1];
        WritePathComparison comparison =
                new WritePathComparison(Bundles.in(Path.of(arguments[0])), Integer.parseInt(arguments[2]));
        String only = System.getProperty("only", "");
        List<Figures> figures = new ArrayList<>();
        if (!only.equals("stock")) {
            figures.add(comparison.measure("ours", () -> {
                Path folder = folder(work, "ours");
                return new OurServer(folder, MeasuredDatabase.of(kind, folder));
            }));
        }
        if (!only.equals("ours")) {
            figures.add(comparison.measure("stock", () -> {
                Path folder = folder(work, "stock");
                return new StockProcess(folder, MeasuredDatabase.of(kind, folder));
            }));
        }
        if (figures.size() == 2) {
            figures.get(0).compareWith(figures.get(1));
        }
        System.exit(0);
    }

    private Figures measure(String name, Supplier<ServerProcess> made) {
        try (ServerProcess server = made.get()) {
            server.start();
            System.out.printf("%s: started with %.1f CPU-s%n", name, server.cpuSeconds());
            Cost fresh = send(server, 0, "");
            System.out.printf("%s: round 0: %s%n", name, fresh);
            List<Cost> warm = new ArrayList<>();
            for (int round = 1; round < rounds; round++) {
                Cost cost = send(server, round, "");
                System.out.printf("%s: round %d: %s%n", name, round, cost);
                if (round * bundles.size() >= WARM) {
                    warm.add(cost);
                }
            }
            Figures figures = new Figures(
                    name, fresh, Cost.mean(warm), send(server, rounds - 1, ""), send(server, rounds - 1, "\n"));
            System.out.println(figures);
            Reads.measure(name, server, bundles.recordNumbers(rounds - 1));
            return figures;
        }
    }

    private Cost send(ServerProcess server, int round, String ending) {
        List<byte[]> texts = bundles.of(new OtherPeople(round)).stream()
                .map(text -> (text + ending).getBytes(StandardCharsets.UTF_8))
                .toList();
        double cpu = server.cpuSeconds();
        double compilers = server.compilerSeconds();
        texts.forEach(server::send);
        server.settle();
        double thousands = bundles.size() / 1000.0;
        double compiling = (server.compilerSeconds() - compilers) / thousands;
        return new Cost((server.cpuSeconds() - cpu) / thousands, compiling);
    }

    private static Path folder(Path work, String name) {
        try {
            return Files.createDirectory(work.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** CPU-seconds per 1,000 source resources, and what part of them the JVM's compilers took. */
    private record Cost(double all, double compilers) {
        static Cost mean(List<Cost> costs) {
            return new Cost(
                    costs.stream().mapToDouble(Cost::all).average().orElse(0),
                    costs.stream().mapToDouble(Cost::compilers).average().orElse(0));
        }

        double run() {
            return all - compilers;
        }

        @Override
        public String toString() {
            return String.format("%.2f (%.2f without compilers)", all, run());
        }
    }

    private record Figures(String server, Cost fresh, Cost warm, Cost again, Cost respaced) {
        void compareWith(Figures stock) {
            System.out.printf(
                    "ratio ours/stock: fresh %.2f, warm %.2f (without compilers %.2f and %.2f)%n",
                    fresh.all / stock.fresh.all,
                    warm.all / stock.warm.all,
                    fresh.run() / stock.fresh.run(),
                    warm.run() / stock.warm.run());
            System.out.printf(
                    "sent again: %.0f times cheaper as the same bytes, %.0f in other bytes%n",
                    warm.run() / again.run(), warm.run() / respaced.run());
        }

        @Override
        public String toString() {
            return server + ": fresh " + fresh + ", warm " + warm + ", the same bytes again " + again
                    + ", the same content in other bytes " + respaced;
        }
    }
}

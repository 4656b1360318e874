package org.healthrecord.fhir.identity.match;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.healthrecord.fhir.identity.cluster.Pair;
import org.healthrecord.fhir.identity.policy.Decision;
import org.healthrecord.fhir.identity.policy.Outcome;
import org.healthrecord.fhir.identity.score.Demographics;

/**
 * {@code match IN.csv OUT_DIR [--scores pairs.csv]}: who is who in a file. Writes {@code clusters.csv} (id, person) and
 * {@code review.csv} (id, other, score, reason) into the folder, and on request every compared pair with its score.
 */
public final class MatchCommand {
    private static final String USAGE = "match IN.csv OUT_DIR [--scores pairs.csv]";

    private MatchCommand() {}

    /** @return the exit code of the process */
    public static int run(String[] args) {
        return run(args, System.err);
    }

    static int run(String[] args, PrintStream complaints) {
        if (args.length != 2 && !(args.length == 4 && args[2].equals("--scores"))) {
            complaints.println(USAGE);
            return 2;
        }
        try {
            match(Path.of(args[0]), Path.of(args[1]), args.length == 4 ? args[3] : "");
            return 0;
        } catch (IOException e) {
            complaints.println("Cannot read or write: " + e.getMessage());
            return 1;
        }
    }

    private static void match(Path in, Path out, String scores) throws IOException {
        List<MatchRow> rows = Csv.read(in).stream().map(MatchRow::of).toList();
        List<Demographics> people = rows.stream().map(MatchRow::demographics).toList();
        FileMatching batch = new FileMatching(people);
        int[] persons = batch.persons();
        Files.createDirectories(out);
        writeClusters(out.resolve("clusters.csv"), rows, persons);
        writeReview(out.resolve("review.csv"), rows, persons, batch);
        if (!scores.isEmpty()) {
            writeScores(Path.of(scores), rows, batch);
        }
    }

    private static void writeClusters(Path file, List<MatchRow> rows, int[] persons) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            Csv.write(out, "id", "person");
            for (int i = 0; i < rows.size(); i++) {
                Csv.write(out, rows.get(i).id(), rows.get(persons[i]).id());
            }
        }
    }

    private static void writeReview(Path file, List<MatchRow> rows, int[] persons, FileMatching batch)
            throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            Csv.write(out, "id", "other", "score", "reason");
            for (Map.Entry<Pair<Integer>, Decision> e : doubtful(persons, batch).entrySet()) {
                Csv.write(
                        out,
                        rows.get(e.getKey().one()).id(),
                        rows.get(e.getKey().other()).id(),
                        score(e.getValue()),
                        e.getValue().rule());
            }
        }
    }

    /** The strongest doubtful pair of each two persons: one question, not one per pair of lines. */
    private static Map<Pair<Integer>, Decision> doubtful(int[] persons, FileMatching batch) {
        Map<Pair<Integer>, Pair<Integer>> strongest = new TreeMap<>();
        batch.decisions().forEach((pair, decision) -> {
            if (persons[pair.one()] != persons[pair.other()] && decision.outcome() != Outcome.SEPARATE) {
                strongest.merge(
                        Pair.of(persons[pair.one()], persons[pair.other()]), pair, (a, b) -> stronger(a, b, batch));
            }
        });
        Map<Pair<Integer>, Decision> doubtful = new TreeMap<>();
        strongest.values().forEach(p -> doubtful.put(p, of(batch, p)));
        return doubtful;
    }

    private static Pair<Integer> stronger(Pair<Integer> a, Pair<Integer> b, FileMatching batch) {
        return of(batch, b).score() > of(batch, a).score() ? b : a;
    }

    private static Decision of(FileMatching batch, Pair<Integer> pair) {
        return Objects.requireNonNull(batch.decisions().get(pair));
    }

    private static void writeScores(Path file, List<MatchRow> rows, FileMatching batch) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            Csv.write(out, "id1", "id2", "score");
            for (Map.Entry<Pair<Integer>, Double> e : batch.odds().entrySet()) {
                Csv.write(
                        out,
                        rows.get(e.getKey().one()).id(),
                        rows.get(e.getKey().other()).id(),
                        String.format(Locale.ROOT, "%.3f", e.getValue()));
            }
        }
    }

    private static String score(Decision decision) {
        return String.format(Locale.ROOT, "%.2f", decision.score());
    }
}

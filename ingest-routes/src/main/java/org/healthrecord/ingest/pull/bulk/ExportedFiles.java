package org.healthrecord.ingest.pull.bulk;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.healthrecord.ingest.pull.delivery.Delivery;
import org.healthrecord.ingest.pull.delivery.Fetched;
import org.healthrecord.ingest.pull.http.FhirClient;
import org.healthrecord.ingest.pull.turn.Memory.Known;
import org.healthrecord.ingest.pull.turn.PullFailure;
import org.healthrecord.ingest.pull.turn.PullState;
import org.healthrecord.ingest.pull.turn.Turn;
import org.healthrecord.ingest.source.definition.Channel;

/** The files of an export, streamed into the inbox: some lines at a time are in memory, however large a file is. */
final class ExportedFiles {
    private static final int LINES_AT_ONCE = 200;
    private static final int BYTES_AT_ONCE = 4 << 20;
    private static final Pattern NAMED = Pattern.compile("(?:.*/)?([A-Za-z]{1,64})/([A-Za-z0-9.-]{1,64})");

    private final Channel.Bulk channel;
    private final FhirClient client;
    private final Turn turn;
    private final Delivery delivery;
    private final boolean withToken;

    ExportedFiles(Channel.Bulk channel, FhirClient client, Turn turn, boolean withToken) {
        this.channel = channel;
        this.client = client;
        this.turn = turn;
        this.delivery = new Delivery(turn);
        this.withToken = withToken;
    }

    /** Takes some resources. */
    @FunctionalInterface
    private interface Consumer {
        void take(List<JsonNode> lines) throws PullFailure;
    }

    void deliver(Manifest.File file) throws PullFailure {
        read(
                file,
                lines -> delivery.deliver(lines.stream()
                        .flatMap(line -> Fetched.of(line, channel.server().base()).stream())
                        .toList()));
    }

    /** Bundles of deletions, one a line. */
    void withdraw(Manifest.File file) throws PullFailure {
        read(file, lines -> {
            var gone = new ArrayList<Known>();
            for (var bundle : lines) {
                for (var entry : bundle.path("entry")) {
                    var named = NAMED.matcher(entry.path("request").path("url").asText());
                    if (entry.path("request").path("method").asText().equals("DELETE") && named.matches()) {
                        gone.addAll(turn.memory()
                                .known(named.group(1), List.of(named.group(2)))
                                .values());
                    }
                }
            }
            delivery.withdraw(gone.stream().filter(one -> !one.gone()).toList());
        });
    }

    /** How many things the server says it could not export. */
    int errors(Manifest.File file) throws PullFailure {
        var severe = Set.of("fatal", "error");
        var found = new HashSet<Integer>();
        read(
                file,
                lines -> lines.forEach(outcome -> outcome.path("issue").forEach(issue -> {
                    if (severe.contains(issue.path("severity").asText())) {
                        found.add(found.size());
                    }
                })));
        return found.size();
    }

    private void read(Manifest.File file, Consumer consumer) throws PullFailure {
        try (var in = client.stream(file.address(), withToken, Set.copyOf(channel.fileHosts()))) {
            var lines = new Lines(in, channel.maxLine(), channel.server().maxSize());
            var some = new ArrayList<JsonNode>();
            int bytes = 0;
            long count = 0;
            for (byte[] line = lines.next(); line != null; line = lines.next()) {
                turn.goOn();
                some.add(tree(line));
                count++;
                bytes += line.length;
                if (some.size() >= LINES_AT_ONCE || bytes >= BYTES_AT_ONCE) {
                    consumer.take(some);
                    some.clear();
                    bytes = 0;
                }
            }
            consumer.take(some);
            requireAll(file, count);
        } catch (IOException broken) {
            throw new PullFailure(PullState.UNREACHABLE, "The connection broke while a file of the export was read.");
        }
    }

    /** A connection may end between two lines without a sign of it. */
    private static void requireAll(Manifest.File file, long count) throws PullFailure {
        if (count < file.count()) {
            throw new PullFailure(
                    PullState.UNREACHABLE,
                    "A file of the export is cut off: " + count + " of its " + file.count() + " lines came.");
        }
    }

    private static JsonNode tree(byte[] line) throws PullFailure {
        try {
            return Fetched.read(line);
        } catch (IOException broken) {
            throw new PullFailure(
                    PullState.NOT_FHIR, "A file of the export holds a line that is no JSON, or is cut off.");
        }
    }
}

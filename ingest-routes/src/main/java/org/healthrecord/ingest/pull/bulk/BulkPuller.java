package org.healthrecord.ingest.pull.bulk;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.healthrecord.ingest.port.InboxUnavailableException;
import org.healthrecord.ingest.pull.http.FhirClient;
import org.healthrecord.ingest.pull.http.Pause;
import org.healthrecord.ingest.pull.turn.Memory;
import org.healthrecord.ingest.pull.turn.PullFailure;
import org.healthrecord.ingest.pull.turn.PullState;
import org.healthrecord.ingest.pull.turn.Puller;
import org.healthrecord.ingest.pull.turn.Turn;
import org.healthrecord.ingest.source.definition.Channel;
import org.healthrecord.mapping.port.Payload;

/**
 * Exports, fetched. A turn begins an export or asks after the one that runs; when it is ready, each file goes into the inbox and is
 * remembered. The next export begins where this one ended, and only after all its files are in the inbox.
 */
public final class BulkPuller implements Puller {
    private final Channel.Bulk channel;
    private final Function<Pause, FhirClient> clients;

    /** @param clients a client that waits as it is told */
    public BulkPuller(Channel.Bulk channel, Function<Pause, FhirClient> clients) {
        this.channel = channel;
        this.clients = clients;
    }

    @Override
    public Optional<Duration> pull(Turn turn) throws PullFailure {
        var client = clients.apply(turn::pause);
        var export = new Export(channel, client, turn.memory());
        var status = export.running(turn.now());
        var progress = export.ask(status, turn.now());
        if (progress instanceof Export.Progress.Running running) {
            return Optional.of(running.again());
        }
        var manifest = Manifest.read(((Export.Progress.Complete) progress).answer());
        int missing = fetch(manifest, client, export, turn);
        if (missing > 0) {
            export.forget();
            throw new PullFailure(
                    PullState.INCOMPLETE,
                    "The server could not export " + missing + " things; the next export asks for all of it again.");
        }
        export.done(status, manifest.time());
        return Optional.empty();
    }

    /** @return how many things the server could not export */
    private int fetch(Manifest manifest, FhirClient client, Export export, Turn turn) throws PullFailure {
        var files = new ExportedFiles(channel, client, turn, manifest.withToken());
        try {
            each(manifest.output(), files::deliver, turn);
            each(manifest.deleted(), files::withdraw, turn);
            int missing = 0;
            for (var file : manifest.errors()) {
                missing += files.errors(file);
            }
            return missing;
        } catch (PullFailure failure) {
            if (failure.state() == PullState.NOT_FOUND) {
                export.forget();
                throw Export.expired();
            }
            throw failure;
        }
    }

    /** Does something with a file. */
    @FunctionalInterface
    private interface Step {
        void with(Manifest.File file) throws PullFailure;
    }

    /** A few files at a time; those that are in the inbox since an earlier turn are left out. */
    private void each(List<Manifest.File> files, Step step, Turn turn) throws PullFailure {
        var before = turn.memory().recallAll(Export.FILE);
        var left =
                files.stream().filter(file -> !before.containsKey(name(file))).toList();
        ExecutorService threads = Executors.newFixedThreadPool(channel.parallel());
        try {
            var running = new ArrayList<Future<?>>();
            for (var file : left) {
                running.add(threads.submit(() -> {
                    step.with(file);
                    turn.memory().remember(name(file), "");
                    return null;
                }));
            }
            for (var one : running) {
                finish(one);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static String name(Manifest.File file) {
        return Memory.hidden(Export.FILE, file.address().toString());
    }

    private static void finish(Future<?> running) throws PullFailure {
        try {
            running.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PullFailure(PullState.STOPPED, "The turn was stopped; the next one goes on from there.");
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof PullFailure failure) {
                throw failure;
            }
            if (failed.getCause() instanceof InboxUnavailableException down) {
                throw down;
            }
            throw failed.getCause() instanceof RuntimeException fault ? fault : new IllegalStateException(failed);
        }
    }

    @Override
    public void abandon(Memory memory) throws PullFailure {
        new Export(channel, clients.apply(Pause.brief()), memory).abandon();
    }

    /** The server's own description: an export for a try would cost it too much. */
    @Override
    public Optional<Payload> sample() throws PullFailure {
        clients.apply(Pause.brief())
                .get(URI.create(channel.server().base() + "/metadata"), Map.of("Accept", "application/fhir+json"));
        return Optional.empty();
    }
}

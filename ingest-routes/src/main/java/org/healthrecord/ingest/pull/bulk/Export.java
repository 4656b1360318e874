package org.healthrecord.ingest.pull.bulk;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.healthrecord.ingest.pull.http.Answer;
import org.healthrecord.ingest.pull.http.FhirClient;
import org.healthrecord.ingest.pull.turn.Memory;
import org.healthrecord.ingest.pull.turn.PullFailure;
import org.healthrecord.ingest.pull.turn.PullState;
import org.healthrecord.ingest.source.definition.Channel;

/** The export that runs on the other side: begun, asked after, cancelled. It is remembered, so that a node that comes later goes on with it. */
final class Export {
    /** The files of the running export that are in the inbox. */
    static final String FILE = "file:";

    /** How soon a server is asked again that does not say it. */
    private static final Duration USUAL = Duration.ofSeconds(15);

    private static final String STATUS = "status";
    private static final String BEGUN = "begun";
    private static final String SINCE = "since";
    private static final Map<String, String> KICK_OFF =
            Map.of("Accept", "application/fhir+json", "Prefer", "respond-async");
    private static final Map<String, String> JSON = Map.of("Accept", "application/json");

    private final Channel.Bulk channel;
    private final FhirClient client;
    private final Memory memory;

    Export(Channel.Bulk channel, FhirClient client, Memory memory) {
        this.channel = channel;
        this.client = client;
        this.memory = memory;
    }

    /** Where the running export is asked after; begins one where none runs. */
    URI running(Instant now) throws PullFailure {
        var known = memory.recall(STATUS);
        if (known.isPresent()) {
            return URI.create(known.get());
        }
        var answer = client.get(kickOff(), KICK_OFF);
        if (answer.status() != 202) {
            throw new PullFailure(
                    PullState.EXPORT_FAILED, "The server did not begin an export (" + answer.status() + ").");
        }
        var status = answer.header("Content-Location").map(at -> answer.uri().resolve(at));
        if (status.isEmpty()) {
            throw new PullFailure(PullState.EXPORT_FAILED, "The server does not say where to ask after its export.");
        }
        client.requireOrigin(status.get());
        var notes = new HashMap<String, String>();
        notes.put(STATUS, status.get().toString());
        notes.put(BEGUN, now.toString());
        memory.remember(notes);
        return status.get();
    }

    private URI kickOff() {
        var group = channel.group();
        var parameters = new ArrayList<String>();
        parameters.add("_outputFormat=" + encoded("application/fhir+ndjson"));
        if (!channel.types().isEmpty()) {
            parameters.add("_type=" + encoded(String.join(",", channel.types())));
        }
        memory.recall(SINCE).ifPresent(since -> parameters.add("_since=" + encoded(since)));
        var what = group == null ? "/$export?" : "/Group/" + group + "/$export?";
        return URI.create(channel.server().base() + what + String.join("&", parameters));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** How far the server is. */
    sealed interface Progress {
        /** @param again when to ask again */
        record Running(Duration again) implements Progress {}

        record Complete(Answer answer) implements Progress {}
    }

    Progress ask(URI status, Instant now) throws PullFailure {
        var answer = client.request("GET", status, JSON, Set.of(400, 404, 410, 422, 500));
        switch (answer.status()) {
            case 200 -> {
                return new Progress.Complete(answer);
            }
            case 202 -> {
                requirePatience(status, now);
                return new Progress.Running(answer.retryAfter(now).orElse(USUAL));
            }
            case 404, 410 -> {
                forget();
                throw expired();
            }
            default -> {
                forget();
                throw new PullFailure(PullState.EXPORT_FAILED, "The export failed there (" + answer.status() + ").");
            }
        }
    }

    static PullFailure expired() {
        return new PullFailure(PullState.EXPORT_EXPIRED, "The server no longer has the export; a new one is begun.");
    }

    private void requirePatience(URI status, Instant now) throws PullFailure {
        var begun = memory.recall(BEGUN).map(Instant::parse).orElse(now);
        if (begun.plus(channel.patience()).isBefore(now)) {
            cancel(status);
            throw new PullFailure(
                    PullState.EXPORT_FAILED, "The export took longer than patience allows; it was cancelled.");
        }
    }

    /** Tells the server that nobody waits for the export any more. */
    private void cancel(URI status) throws PullFailure {
        forget();
        client.request("DELETE", status, Map.of(), Set.of(400, 404, 405, 410));
    }

    /** Cancels the export that runs, if one does. */
    void abandon() throws PullFailure {
        var known = memory.recall(STATUS);
        if (known.isPresent()) {
            client.request("DELETE", URI.create(known.get()), Map.of(), Set.of(400, 404, 405, 410));
            forget();
        }
    }

    /** The next export will be another one. */
    void forget() {
        var names = new ArrayList<>(memory.recallAll(FILE).keySet());
        names.add(STATUS);
        names.add(BEGUN);
        memory.forget(names);
    }

    /** All of it is in the inbox: the next one asks for what comes after. */
    void done(URI status, Instant time) throws PullFailure {
        memory.remember(SINCE, time.toString());
        try {
            cancel(status);
        } catch (PullFailure notCleanedUp) {
            // The files are the server's to remove; nothing of ours is missing.
        }
    }
}

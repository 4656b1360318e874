package org.healthrecord.ingest.pull.search;

import java.net.URI;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.healthrecord.ingest.pull.delivery.Fetched;
import org.healthrecord.ingest.pull.http.FhirClient;
import org.healthrecord.ingest.pull.turn.PullFailure;
import org.healthrecord.ingest.pull.turn.PullState;
import org.healthrecord.ingest.source.definition.Channel;

/** Follows a search from page to page, to its end or to where it is clear that it has none. */
final class Pages {
    private static final Map<String, String> JSON = Map.of("Accept", "application/fhir+json, application/json+fhir");
    /** Pages in a row that bring nothing new. */
    private static final int IDLE = 20;

    private final FhirClient client;
    private final Channel.Search channel;

    Pages(FhirClient client, Channel.Search channel) {
        this.client = client;
        this.channel = channel;
    }

    /** Takes one page. */
    @FunctionalInterface
    interface Consumer {
        void take(List<Fetched> resources) throws PullFailure;
    }

    /** @return the server's time at the first page, where it says it */
    Optional<Instant> follow(URI first, Consumer consumer) throws PullFailure {
        Optional<Instant> begin = Optional.empty();
        Set<URI> followed = new HashSet<>();
        Set<String> seen = new HashSet<>();
        int idle = 0;
        for (URI next = first; next != null; ) {
            if (!followed.add(next)
                    || idle > IDLE
                    || followed.size() > channel.asked().maxPages()) {
                throw new PullFailure(
                        PullState.ENDLESS,
                        "The pages of a search do not end; it was cut after " + followed.size() + '.');
            }
            client.requireOrigin(next);
            var answer = client.get(next, JSON);
            begin = begin.isPresent() ? begin : answer.date();
            var page = Page.read(answer, channel.server().base());
            idle = page.resources().stream()
                                    .filter(one -> seen.add(one.type() + '/' + one.id()))
                                    .count()
                            > 0
                    ? 0
                    : idle + 1;
            consumer.take(page.resources());
            next = page.next();
        }
        return begin;
    }

    Page one(URI search) throws PullFailure {
        return Page.read(client.get(search, JSON), channel.server().base());
    }
}

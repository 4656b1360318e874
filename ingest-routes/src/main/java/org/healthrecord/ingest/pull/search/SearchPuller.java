package org.healthrecord.ingest.pull.search;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.healthrecord.ingest.pull.delivery.Delivery;
import org.healthrecord.ingest.pull.delivery.Fetched;
import org.healthrecord.ingest.pull.http.FhirClient;
import org.healthrecord.ingest.pull.http.Pause;
import org.healthrecord.ingest.pull.turn.Memory.Known;
import org.healthrecord.ingest.pull.turn.PullFailure;
import org.healthrecord.ingest.pull.turn.PullState;
import org.healthrecord.ingest.pull.turn.Puller;
import org.healthrecord.ingest.pull.turn.Turn;
import org.healthrecord.ingest.source.definition.Channel;
import org.healthrecord.mapping.port.Payload;

/**
 * Asks for each type what was written since the last round. The cursors move together, after everything of the round is in the inbox:
 * a round that breaks is begun anew, and what it had stored is recognized. From time to time all ids are compared; what is gone
 * there is withdrawn, and what was missed is fetched.
 */
public final class SearchPuller implements Puller {
    private static final String SINCE = "since:";
    private static final String COMPARED = "compared";
    /** Fewer than these may all be gone at once. */
    private static final int FEW = 10;

    private final Channel.Search channel;
    private final Function<Pause, FhirClient> clients;
    private final Queries queries;

    /** @param clients a client that waits as it is told */
    public SearchPuller(Channel.Search channel, Function<Pause, FhirClient> clients) {
        this.channel = channel;
        this.clients = clients;
        this.queries = new Queries(channel.server().base(), channel.asked());
    }

    @Override
    public Optional<Duration> pull(Turn turn) throws PullFailure {
        var pages = new Pages(clients.apply(turn::pause), channel);
        var delivery = new Delivery(turn);
        var begin = round(pages, delivery, turn);
        var cursors = new HashMap<String, String>();
        channel.asked().types().forEach(type -> cursors.put(SINCE + type, begin.toString()));
        var compared = turn.memory().recall(COMPARED).map(Instant::parse);
        if (compared.isEmpty()) {
            cursors.put(COMPARED, begin.toString());
        } else if (channel.compare() != null
                && !turn.now().isBefore(compared.get().plus(channel.compare()))) {
            for (var type : channel.asked().types()) {
                compare(type, pages, delivery, turn);
            }
            cursors.put(COMPARED, begin.toString());
        }
        turn.memory().remember(cursors);
        return Optional.empty();
    }

    private Instant round(Pages pages, Delivery delivery, Turn turn) throws PullFailure {
        var ours = turn.now();
        Optional<Instant> theirs = Optional.empty();
        for (var type : channel.asked().types()) {
            var since = turn.memory()
                    .recall(SINCE + type)
                    .map(Instant::parse)
                    .map(at -> at.minus(channel.overlap()))
                    .orElse(null);
            for (var search : queries.changed(type, since)) {
                var begin = named(
                        type,
                        () -> pages.follow(search, page -> {
                            turn.goOn();
                            delivery.deliver(with(medications(page, pages), page));
                        }));
                theirs = theirs.isPresent() ? theirs : begin;
            }
        }
        return theirs.orElse(ours);
    }

    @FunctionalInterface
    private interface Asking<T> {
        T ask() throws PullFailure;
    }

    /** Says of which type the failure is. */
    private static <T> T named(String type, Asking<T> asking) throws PullFailure {
        try {
            return asking.ask();
        } catch (PullFailure failure) {
            throw new PullFailure(
                    failure.state(),
                    type + ": " + failure.sentence(),
                    failure.retryAfter().orElse(null));
        }
    }

    /** Orders may only refer to what they order; it is asked for where the page has it not. */
    private List<Fetched> medications(List<Fetched> page, Pages pages) throws PullFailure {
        var there = page.stream()
                .filter(one -> one.type().equals("Medication"))
                .map(Fetched::id)
                .collect(Collectors.toSet());
        var ids = page.stream()
                .flatMap(one -> one.references().stream())
                .filter(reference -> reference.matches("Medication/[A-Za-z0-9.-]{1,64}"))
                .map(reference -> reference.substring("Medication/".length()))
                .filter(id -> !there.contains(id))
                .collect(Collectors.toSet());
        var found = new ArrayList<Fetched>();
        for (var search : queries.byId("Medication", ids)) {
            pages.follow(search, found::addAll);
        }
        return found;
    }

    private static List<Fetched> with(List<Fetched> more, List<Fetched> page) {
        var all = new ArrayList<>(page);
        all.addAll(more);
        return all;
    }

    private void compare(String type, Pages pages, Delivery delivery, Turn turn) throws PullFailure {
        Set<String> there = new HashSet<>();
        for (URI search : queries.ids(type)) {
            named(
                    type,
                    () -> pages.follow(search, page -> {
                        turn.goOn();
                        page.stream().filter(one -> one.type().equals(type)).forEach(one -> there.add(one.id()));
                    }));
        }
        var known = turn.memory().known(type);
        if (there.isEmpty() && known.size() > FEW) {
            throw new PullFailure(
                    PullState.NOTHING_LEFT,
                    type + ": the server has nothing of the " + known.size()
                            + " it had. That is not believed; end the source if it is so.");
        }
        var missing = known.stream().filter(one -> !there.contains(one.id())).toList();
        delivery.withdraw(gone(type, missing, pages, turn));
        known.forEach(one -> there.remove(one.id()));
        for (URI search : queries.byId(type, there)) {
            named(type, () -> pages.follow(search, page -> delivery.deliver(with(medications(page, pages), page))));
        }
    }

    /**
     * Those that the server does not have under their ids either. Pages shift while they are read, and a definition that asks for fewer
     * patients or categories than before deletes nothing.
     */
    private List<Known> gone(String type, List<Known> missing, Pages pages, Turn turn) throws PullFailure {
        Set<String> there = new HashSet<>();
        for (URI search : queries.byId(type, missing.stream().map(Known::id).toList())) {
            named(
                    type,
                    () -> pages.follow(search, page -> {
                        turn.goOn();
                        page.forEach(one -> there.add(one.id()));
                    }));
        }
        return missing.stream().filter(one -> !there.contains(one.id())).toList();
    }

    @Override
    public Optional<Payload> sample() throws PullFailure {
        var pages = new Pages(clients.apply(Pause.brief()), channel);
        Optional<Payload> found = Optional.empty();
        for (var type : channel.asked().types()) {
            var first = named(type, () -> pages.one(queries.one(type))).resources().stream()
                    .findFirst();
            if (first.isPresent()) {
                found = first.map(Fetched::payload);
                if (!type.equals("Patient")) {
                    break;
                }
            }
        }
        return found;
    }
}

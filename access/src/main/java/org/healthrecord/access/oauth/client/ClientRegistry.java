package org.healthrecord.access.oauth.client;

import java.time.Clock;
import java.util.Optional;
import java.util.function.Consumer;

/** What an administrator does with clients. */
public final class ClientRegistry {
    private final AppClients clients;
    private final ClientTable table;
    private final Consumer<String> ended;
    private final Clock clock;

    /** @param ended takes back all that was granted to the client with this id */
    public ClientRegistry(AppClients clients, ClientTable table, Consumer<String> ended, Clock clock) {
        this.clients = clients;
        this.table = table;
        this.ended = ended;
        this.clock = clock;
    }

    /** What became of an order. */
    public sealed interface Outcome {
        /** It was done. */
        record Done() implements Outcome {}

        /** It was not, for a reason said in a sentence. */
        record Refused(String reason) implements Outcome {}
    }

    /** @param by the administrator's account */
    public Outcome register(AppClient client, String by) {
        Optional<String> fault = client.fault();
        if (fault.isPresent()) {
            return new Outcome.Refused(fault.get());
        }
        return !clients.isConfigured(client.id()) && table.insert(client, by, clock.instant())
                ? new Outcome.Done()
                : new Outcome.Refused("A client with this id exists, or existed.");
    }

    /** Replaces what is registered. What was granted before stays, within the new scopes. */
    public Outcome change(AppClient client) {
        Optional<String> fault = client.fault();
        if (fault.isPresent()) {
            return new Outcome.Refused(fault.get());
        }
        return standing(client.id(), table.update(client, clock.instant()));
    }

    /** Ends a client with all its tokens, for ever. */
    public Outcome revoke(String id) {
        boolean done = table.revoke(id, clock.instant());
        if (done) {
            ended.accept(id);
        }
        return standing(id, done);
    }

    private Outcome standing(String id, boolean done) {
        if (done) {
            return new Outcome.Done();
        }
        return new Outcome.Refused(
                clients.isConfigured(id) ? "This client stands in the configuration." : "No such client.");
    }
}

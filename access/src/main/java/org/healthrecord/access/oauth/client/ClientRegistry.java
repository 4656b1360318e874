package org.healthrecord.access.oauth.client;

import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.keygen.Base64StringKeyGenerator;
import org.springframework.security.crypto.password.PasswordEncoder;

/** What an administrator does with clients. */
public final class ClientRegistry {
    /** Of a secret: not to be guessed, so that how slowly it is encoded is of no weight. */
    private static final int BYTES = 32;

    private final Base64StringKeyGenerator secrets =
            new Base64StringKeyGenerator(Base64.getUrlEncoder().withoutPadding(), BYTES);
    private final PasswordEncoder encoder = PasswordEncoderFactories.createDelegatingPasswordEncoder();
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

        /** It was done, and this is the secret: it is said once, and kept as a digest alone. */
        record Secret(String value) implements Outcome {}

        /** It was not, for a reason said in a sentence. */
        record Refused(String reason) implements Outcome {}
    }

    public List<AppClient> all() {
        return clients.registered();
    }

    public Optional<AppClient> find(String id) {
        return clients.registered(id);
    }

    /** Whether it stands in the configuration, so that it is changed there alone. */
    public boolean isConfigured(String id) {
        return clients.isConfigured(id);
    }

    /**
     * @param client of kind {@code SECRET} without one: it gets one here
     * @param by     the administrator's account
     */
    public Outcome register(AppClient client, String by) {
        if (client.kind() == ClientKind.SECRET && client.secret() == null) {
            String secret = secrets.generateKey();
            Outcome outcome = register(client.withSecret(encoded(secret)), by);
            return outcome instanceof Outcome.Done ? new Outcome.Secret(secret) : outcome;
        }
        Optional<String> fault = client.fault();
        if (fault.isPresent()) {
            return new Outcome.Refused(fault.get());
        }
        return !clients.isConfigured(client.id()) && table.insert(client, by, clock.instant())
                ? new Outcome.Done()
                : new Outcome.Refused("A client with this id exists, or existed.");
    }

    /** Replaces what is registered, its secret aside. What was granted before stays, within the new scopes. */
    public Outcome change(AppClient client) {
        Optional<AppClient> before = table.find(client.id());
        if (before.isEmpty()) {
            return standing(client.id(), false);
        }
        if (before.get().kind() != client.kind()) {
            return new Outcome.Refused("How a client shows who it is stays as it is; register another one.");
        }
        String secret = before.get().secret();
        AppClient changed = secret == null ? client : client.withSecret(secret);
        Optional<String> fault = changed.fault();
        return fault.isPresent()
                ? new Outcome.Refused(fault.get())
                : standing(client.id(), table.update(changed, clock.instant()));
    }

    /** Gives another secret; the one before ends at once. */
    public Outcome renewSecret(String id) {
        Optional<AppClient> client = table.find(id);
        if (client.isPresent() && client.get().kind() != ClientKind.SECRET) {
            return new Outcome.Refused("This client has no secret.");
        }
        String secret = secrets.generateKey();
        boolean done = client.map(found -> found.withSecret(encoded(secret)))
                .filter(found -> table.update(found, clock.instant()))
                .isPresent();
        return done ? new Outcome.Secret(secret) : standing(id, false);
    }

    /** Shuts a client out, with all its tokens, until it is let in again. */
    public Outcome disable(String id) {
        Outcome outcome = disabled(id, true);
        if (outcome instanceof Outcome.Done) {
            ended.accept(id);
        }
        return outcome;
    }

    /** Lets a client in again. What it held before stays ended. */
    public Outcome enable(String id) {
        return disabled(id, false);
    }

    private Outcome disabled(String id, boolean now) {
        return standing(
                id,
                table.find(id)
                        .filter(found -> table.update(found.disabled(now), clock.instant()))
                        .isPresent());
    }

    private String encoded(String secret) {
        return String.valueOf(encoder.encode(secret));
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

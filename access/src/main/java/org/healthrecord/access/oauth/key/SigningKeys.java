package org.healthrecord.access.oauth.key;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.healthrecord.access.schema.AccessSchema;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The keys of all nodes. A key that another node made is read when a token names it. */
public final class SigningKeys {
    private static final Duration FRESH = Duration.ofMinutes(1);
    /** Unknown key ids must not make a query each. */
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(2);

    private final KeyTable table;
    private final Duration life;
    private final Clock clock;
    private volatile Loaded loaded = new Loaded(List.of(), Instant.MIN);

    /**
     * @param secret what the private keys are sealed with; nothing to keep them open
     * @param life   how long a key signs
     */
    public SigningKeys(JdbcClient jdbc, AccessSchema schema, @Nullable String secret, Duration life, Clock clock) {
        this.table = new KeyTable(jdbc, new KeySeal(secret));
        this.life = life;
        this.clock = clock;
    }

    private record Loaded(List<SigningKey> keys, Instant at) {}

    /** Makes the first key, and the next one before the last ends; forgets those whose tokens have ended. */
    public void turn() {
        Instant now = clock.instant();
        List<SigningKey> keys = table.current(now);
        if (keys.isEmpty()) {
            table.insert(SigningKey.make(KeyTimes.first(now, life)));
        } else {
            Instant last = keys.get(0).times().signsUntil();
            if (!last.isAfter(now.plus(KeyTimes.AHEAD))) {
                table.insert(SigningKey.make(KeyTimes.following(now, last, life)));
            }
        }
        table.removeEnded(now);
        load(now);
    }

    /** The one key that signs now. */
    public JWKSource<SecurityContext> signing() {
        return (selector, context) -> selector.select(new JWKSet(signingKey()));
    }

    /** All keys whose tokens may still be valid, and the next one: the public halves. */
    public JWKSource<SecurityContext> all() {
        return this::select;
    }

    private List<JWK> select(JWKSelector selector, @Nullable SecurityContext context) {
        List<JWK> found = selector.select(publicKeys(fresh()));
        Set<String> asked = selector.getMatcher().getKeyIDs();
        if (found.isEmpty() && asked != null && olderThan(BETWEEN_LOOKS)) {
            return selector.select(publicKeys(load(clock.instant())));
        }
        return found;
    }

    private static JWKSet publicKeys(List<SigningKey> keys) {
        return new JWKSet(
                keys.stream().map(key -> (JWK) key.jwk().toPublicJWK()).toList());
    }

    private RSAKey signingKey() {
        Instant now = clock.instant();
        List<SigningKey> keys = fresh();
        return keys.stream()
                .filter(key -> key.times().signs(now))
                .findFirst()
                // A node whose clock is behind, or where the turn failed: the latest key still verifies.
                .or(() -> keys.stream()
                        .filter(key -> !now.isBefore(key.times().signsFrom()))
                        .findFirst())
                .or(() -> keys.stream().findFirst())
                .orElseThrow(() -> new IllegalStateException("No signing key has been made"))
                .jwk();
    }

    private List<SigningKey> fresh() {
        return olderThan(FRESH) ? load(clock.instant()) : loaded.keys();
    }

    private boolean olderThan(Duration age) {
        return loaded.at().equals(Instant.MIN)
                || clock.instant().isAfter(loaded.at().plus(age));
    }

    private List<SigningKey> load(Instant now) {
        Loaded next = new Loaded(table.current(now), now);
        loaded = next;
        return next.keys();
    }
}

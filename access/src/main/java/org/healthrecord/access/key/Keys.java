package org.healthrecord.access.key;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.healthrecord.access.decision.Caller;
import org.jspecify.annotations.Nullable;

/** The keys of this installation. */
public final class Keys {
    private final List<Key> keys;
    private final Clock clock;

    public Keys(List<Key> keys, Clock clock) {
        this.keys = List.copyOf(keys);
        this.clock = clock;
    }

    /**
     * @param hash SHA-256 of the key
     * @param ends the last day on which it is taken, by UTC; null for no end
     */
    public record Key(Caller caller, byte[] hash, @Nullable LocalDate ends) {}

    /** Whose key this is; empty also if it has ended. Takes as long for a wrong key as for any right one. */
    public Optional<Caller> callerOf(String key) {
        byte[] presented = sha256(key);
        LocalDate today = LocalDate.now(clock.withZone(ZoneOffset.UTC));
        Caller found = null;
        for (Key one : keys) {
            boolean same = MessageDigest.isEqual(one.hash(), presented);
            if (same && (one.ends() == null || !today.isAfter(one.ends()))) {
                found = one.caller();
            }
        }
        return Optional.ofNullable(found);
    }

    static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

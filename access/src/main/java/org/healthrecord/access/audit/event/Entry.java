package org.healthrecord.access.audit.event;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * An event at its place in a chain. The hash is SHA-256, in hexadecimal digits, over the chain, the number, the hash of the
 * entry before and the event: whoever changes, removes, inserts or moves an entry breaks the chain there.
 *
 * @param chain    the run of the process that wrote it
 * @param number   from 1, without gaps
 * @param previous the hash of the entry before; {@link #START} for the first
 */
public record Entry(String chain, long number, String previous, String hash, Event event) {
    /** What the first entry of a chain follows on. */
    public static final String START = "0".repeat(64);

    public static Entry of(String chain, long number, String previous, Event event) {
        return new Entry(chain, number, previous, hash(chain, number, previous, event), event);
    }

    /** The entry that follows on this one. */
    public Entry next(Event event) {
        return of(chain, number + 1, hash, event);
    }

    /** Whether the hash is that of what stands here. */
    public boolean isGenuine() {
        return isGenuineAt(number);
    }

    /** Whether the hash is that of this entry under another number. */
    public boolean isGenuineAt(long place) {
        return hash.equals(hash(chain, place, previous, event));
    }

    private static String hash(String chain, long number, String previous, Event event) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            String place = chain + '\n' + number + '\n' + previous + '\n';
            digest.update(place.getBytes(StandardCharsets.UTF_8));
            digest.update(EventText.of(event).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}

package org.healthrecord.access.oauth.key;

import java.time.Duration;
import java.time.Instant;

/**
 * When a key is used.
 *
 * @param signsFrom     later than it is made, so that those who keep a copy of the keys have seen it before
 * @param verifiesUntil the last token made with it has ended by then
 */
record KeyTimes(Instant signsFrom, Instant signsUntil, Instant verifiesUntil) {
    /** A key is shown so long before it signs. */
    static final Duration AHEAD = Duration.ofHours(1);
    /** The longest life of a token, and a little for clocks. */
    private static final Duration AFTER = Duration.ofHours(2);

    /** The first key signs at once. */
    static KeyTimes first(Instant now, Duration life) {
        return from(now, life);
    }

    /** The key after one that signs until then. */
    static KeyTimes following(Instant now, Instant until, Duration life) {
        Instant soonest = now.plus(AHEAD);
        return from(until.isAfter(soonest) ? until : soonest, life);
    }

    private static KeyTimes from(Instant start, Duration life) {
        Instant end = start.plus(life);
        // It goes on where no other key has been made: it must, for tokens to be made at all.
        return new KeyTimes(start, end, end.plus(AFTER));
    }

    boolean signs(Instant now) {
        return !now.isBefore(signsFrom) && now.isBefore(signsUntil);
    }
}

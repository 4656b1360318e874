package org.healthrecord.ingest.inbox.receive;

import java.security.SecureRandom;
import java.time.Clock;

/**
 * Message ids in the order of arrival: 48 bits of milliseconds and 80 random bits that count up within a millisecond,
 * 26 letters and digits that can be in a URL unescaped (the ULID layout, in lower case).
 */
final class MessageIds {
    private static final char[] DIGITS = "0123456789abcdefghjkmnpqrstvwxyz".toCharArray();
    private static final int LENGTH = 26;

    private final SecureRandom random = new SecureRandom();
    private final Clock clock;
    private long lastMillis;
    private long high;
    private long low;

    MessageIds(Clock clock) {
        this.clock = clock;
    }

    synchronized String next() {
        long now = clock.millis();
        if (now > lastMillis) {
            lastMillis = now;
            high = random.nextLong() & 0x7FFFL;
            low = random.nextLong();
        } else if (++low == 0) {
            high++;
        }
        return text((lastMillis << 16) | high, low);
    }

    private static String text(long top, long bottom) {
        char[] text = new char[LENGTH];
        for (int i = LENGTH - 1; i >= 0; i--) {
            text[i] = DIGITS[(int) (bottom & 31)];
            bottom = (bottom >>> 5) | (top << 59);
            top >>>= 5;
        }
        return new String(text);
    }
}

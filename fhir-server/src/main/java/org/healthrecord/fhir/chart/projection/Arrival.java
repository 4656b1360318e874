package org.healthrecord.fhir.chart.projection;

import java.time.Instant;
import java.util.Optional;

/**
 * When a message arrived, read from its id: the inbox numbers messages by arrival (ULID: ten digits of base 32 are the
 * milliseconds). So the time is the same at every rebuild, and no clock is asked.
 */
public final class Arrival {
    private static final String DIGITS = "0123456789abcdefghjkmnpqrstvwxyz";
    private static final int LENGTH = 26;
    private static final int OF_TIME = 10;

    private Arrival() {}

    /** Empty for an id of another form. */
    public static Optional<Instant> of(String messageId) {
        if (messageId.length() != LENGTH) {
            return Optional.empty();
        }
        long millis = 0;
        for (int i = 0; i < OF_TIME; i++) {
            int digit = DIGITS.indexOf(messageId.charAt(i));
            if (digit < 0) {
                return Optional.empty();
            }
            millis = millis << 5 | digit;
        }
        return Optional.of(Instant.ofEpochMilli(millis));
    }
}

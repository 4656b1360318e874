package org.healthrecord.access.audit.write;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;

/** Chains are named by when they began, so that their names stand in the order of time; two nodes never choose one name. */
final class ChainName {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssSSS").withZone(ZoneOffset.UTC);
    private static final SecureRandom RANDOM = new SecureRandom();

    private ChainName() {}

    static String at(Instant time) {
        byte[] few = new byte[4];
        RANDOM.nextBytes(few);
        return TIME.format(time) + '-' + HexFormat.of().formatHex(few);
    }
}

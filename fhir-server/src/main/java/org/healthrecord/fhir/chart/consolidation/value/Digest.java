package org.healthrecord.fhir.chart.consolidation.value;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Short names for long things. */
public final class Digest {
    private static final int LONGEST = 100;

    private Digest() {}

    public static String of(byte[] bytes) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
            return HexFormat.of().formatHex(hash, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    public static String of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The text itself where it is short enough, else its beginning up to the first bar and a hash of all. */
    public static String shortened(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, text.indexOf('|')) + "|#" + of(text);
    }
}

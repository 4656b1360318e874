package org.healthrecord.mapping.text;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;

/**
 * SHA-256 (FIPS 180-4), which every Java platform has. Text counts by its UTF-8 bytes. What it gives is persisted in keys
 * and hashes, so none of these forms may ever change.
 */
public final class Sha256 {
    private Sha256() {}

    /** All 32 bytes. */
    public static byte[] of(byte[] bytes) {
        return digest().digest(bytes);
    }

    /** All 32 bytes. */
    public static byte[] of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    /** All 32 bytes, as 64 hexadecimal digits in lower case. */
    public static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(of(bytes));
    }

    /**
     * The beginning, as hexadecimal digits in lower case.
     *
     * @param length in bytes, at most 32; each gives two digits
     */
    public static String hex(byte[] bytes, int length) {
        return HexFormat.of().formatHex(of(bytes), 0, length);
    }

    /** As {@link #hex(byte[], int)}. */
    public static String hex(String text, int length) {
        return hex(text.getBytes(StandardCharsets.UTF_8), length);
    }

    /** The first 128 bits over the parts, each ended by a zero byte; no version of RFC 9562 is marked in it. */
    public static UUID uuid(String... parts) {
        MessageDigest digest = digest();
        for (String part : parts) {
            digest.update(part.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
        }
        ByteBuffer bytes = ByteBuffer.wrap(digest.digest());
        return new UUID(bytes.getLong(), bytes.getLong());
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}

package org.healthrecord.access.account.factor;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.OptionalLong;
import javax.crypto.spec.SecretKeySpec;
import org.healthrecord.access.account.secret.Secrets;

/** Codes of an authenticator (TOTP, RFC 6238): six digits, a step of 30 seconds, SHA-1, which is what authenticators know. */
public final class TimeCodes {
    private static final int STEP_SECONDS = 30;
    private static final int SECRET_BYTES = 20;
    private static final String ISSUER = "Health Record";
    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private TimeCodes() {}

    /** A new secret, in Base64 as rows keep it. */
    public static String secret() {
        return Base64.getEncoder().encodeToString(Secrets.bytes(SECRET_BYTES));
    }

    /**
     * The step a code belongs to: the present one, the one before or the one after, because clocks differ (RFC 6238, 6).
     * Empty for a wrong code.
     */
    public static OptionalLong step(String secret, String typed, Instant now) {
        String digits = typed.replaceAll("\\s", "");
        long present = now.getEpochSecond() / STEP_SECONDS;
        OptionalLong found = OptionalLong.empty();
        for (long step = present - 1; step <= present + 1; step++) {
            if (isEqual(code(secret, step), digits)) {
                found = OptionalLong.of(step);
            }
        }
        return found;
    }

    /** The code of a moment. */
    public static String code(String secret, Instant at) {
        return code(secret, at.getEpochSecond() / STEP_SECONDS);
    }

    private static String code(String secret, long step) {
        try {
            SecretKeySpec key = new SecretKeySpec(Base64.getDecoder().decode(secret), "HmacSHA1");
            return new TimeBasedOneTimePasswordGenerator()
                    .generateOneTimePasswordString(key, Instant.ofEpochSecond(step * STEP_SECONDS));
        } catch (InvalidKeyException e) {
            throw new IllegalStateException("The secret of an authenticator is unusable", e);
        }
    }

    private static boolean isEqual(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }

    /** What a QR code for an authenticator says: the key URI format, with the name under which the codes are listed. */
    public static String uri(String secret, String name) {
        String issuer = encoded(ISSUER);
        return "otpauth://totp/" + issuer + ":" + encoded(name) + "?secret=" + typed(secret) + "&issuer=" + issuer;
    }

    /** The secret for typing: Base32. */
    public static String typed(String secret) {
        StringBuilder text = new StringBuilder();
        int bits = 0;
        int held = 0;
        for (byte b : Base64.getDecoder().decode(secret)) {
            held = held << 8 | b & 0xFF;
            bits += 8;
            while (bits >= 5) {
                bits -= 5;
                text.append(BASE32.charAt(held >> bits & 31));
            }
            held &= (1 << bits) - 1;
        }
        return text.toString();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}

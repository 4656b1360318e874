package org.healthrecord.access.oauth.key;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.encrypt.BytesEncryptor;
import org.springframework.security.crypto.encrypt.Encryptors;
import org.springframework.security.crypto.keygen.KeyGenerators;

/** Closes private keys for the database with a secret from the configuration (AES-256 in GCM, key by PBKDF2); without a secret they lie open. */
final class KeySeal {
    private static final String OPEN = "open:";
    private static final String SEALED = "aes-gcm:";

    private final @Nullable String secret;

    /** @param secret nothing when keys are kept as they are */
    KeySeal(@Nullable String secret) {
        this.secret = secret;
    }

    String seal(String text) {
        if (secret == null) {
            return OPEN + text;
        }
        String salt = KeyGenerators.string().generateKey();
        byte[] sealed = cipher(secret, salt).encrypt(text.getBytes(StandardCharsets.UTF_8));
        return SEALED + salt + ':' + Base64.getEncoder().encodeToString(sealed);
    }

    /** @throws IllegalStateException without the secret, or with another one than it was sealed with */
    String open(String sealed) {
        if (sealed.startsWith(OPEN)) {
            return sealed.substring(OPEN.length());
        }
        if (secret == null) {
            throw new IllegalStateException("The signing keys are sealed: health-record.access.key-secret is missing");
        }
        String[] parts = sealed.substring(SEALED.length()).split(":", 2);
        byte[] bytes = Base64.getDecoder().decode(parts[1]);
        return new String(cipher(secret, parts[0]).decrypt(bytes), StandardCharsets.UTF_8);
    }

    private static BytesEncryptor cipher(String secret, String salt) {
        return Encryptors.stronger(secret, salt);
    }
}

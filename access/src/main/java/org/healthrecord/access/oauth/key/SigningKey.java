package org.healthrecord.access.oauth.key;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.util.UUID;

/** A key with its times. */
record SigningKey(RSAKey jwk, KeyTimes times) {
    private static final int BITS = 2048;

    /** RS256: the one algorithm every OpenID client knows (OpenID Connect Core 1.0, 15.1). */
    static SigningKey make(KeyTimes times) {
        try {
            RSAKey key = new RSAKeyGenerator(BITS)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.RS256)
                    .keyID(UUID.randomUUID().toString())
                    .generate();
            return new SigningKey(key, times);
        } catch (JOSEException e) {
            throw new IllegalStateException("No RSA on this machine", e);
        }
    }

    String kid() {
        return jwk.getKeyID();
    }
}

package org.healthrecord.admin.client;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import java.text.ParseException;
import java.util.Map;
import org.healthrecord.admin.problem.BadRequestException;
import org.jspecify.annotations.Nullable;

/** Sets of public keys (RFC 7517), as JSON objects and as they are kept. */
final class KeySets {
    private KeySets() {}

    /** @throws BadRequestException for what holds no public key, or the private half of one */
    static String written(Map<String, Object> jwks) {
        try {
            JWKSet keys = JWKSet.parse(jwks);
            boolean usable = !keys.isEmpty() && keys.getKeys().stream().noneMatch(KeySets::isSecret);
            if (usable) {
                return keys.toString();
            }
        } catch (ParseException unreadable) {
            // Said below, without what was sent.
        }
        throw new BadRequestException(
                "jwks is a set of public keys of kind RSA or EC (RFC 7517); a private key stays where it was made.");
    }

    static @Nullable Map<String, Object> read(@Nullable String jwks) {
        try {
            return jwks == null ? null : JWKSet.parse(jwks).toJSONObject();
        } catch (ParseException e) {
            throw new IllegalStateException("The keys of a client cannot be read", e);
        }
    }

    private static boolean isSecret(JWK key) {
        return key.isPrivate() || key.toPublicJWK() == null;
    }
}

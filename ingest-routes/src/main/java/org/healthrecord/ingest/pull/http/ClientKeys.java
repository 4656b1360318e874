package org.healthrecord.ingest.pull.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.healthrecord.ingest.inbox.schema.Column;
import org.healthrecord.ingest.inbox.schema.InboxTables;
import org.healthrecord.ingest.source.definition.FhirAccess.Algorithm;
import org.healthrecord.ingest.source.definition.FhirAccess.SignedAssertion;
import org.healthrecord.ingest.source.registry.Seal;
import org.springframework.dao.DuplicateKeyException;

/**
 * Our keys for servers that ask for signed assertions (SMART App Launch 2.2, Backend Services), one for each algorithm, the same on all
 * nodes. Servers read the public halves at the address of the key set.
 */
public final class ClientKeys {
    private static final String OWNER = "client-keys";
    /** At most five minutes, says SMART. */
    private static final int SECONDS = 240;

    private static final int P384_BYTES = 48;
    private static final int RSA_BITS = 3072;
    private static final Base64.Encoder URL = Base64.getUrlEncoder().withoutPadding();
    private static final ObjectMapper JSON = new ObjectMapper();

    private final InboxTables tables;
    private final Seal seal;
    private final Clock clock;

    public ClientKeys(InboxTables tables, Seal seal, Clock clock) {
        this.tables = tables;
        this.seal = seal;
        this.clock = clock;
    }

    private record Row(String keyId, String publicKey, String privateKey) {}

    /** The key set (RFC 7517) with the public halves. */
    public Map<String, Object> keySet() {
        return Map.of(
                "keys",
                Arrays.stream(Algorithm.values())
                        .map(this::row)
                        .map(row -> tree(row.publicKey()))
                        .toList());
    }

    /** A signed assertion (RFC 7523) for one request of a token. */
    String assertion(SignedAssertion signIn, Instant now) {
        var row = row(signIn.algorithm());
        var header = new LinkedHashMap<String, Object>();
        header.put("alg", signIn.algorithm().name());
        header.put("kid", row.keyId());
        header.put("typ", "JWT");
        var claims = new LinkedHashMap<String, Object>();
        claims.put("iss", signIn.clientId());
        claims.put("sub", signIn.clientId());
        claims.put("aud", signIn.tokenUrl().toString());
        claims.put("exp", now.getEpochSecond() + SECONDS);
        claims.put("iat", now.getEpochSecond());
        claims.put("jti", UUID.randomUUID().toString());
        var text = encoded(header) + '.' + encoded(claims);
        return text + '.' + URL.encodeToString(sign(signIn.algorithm(), row, text));
    }

    private byte[] sign(Algorithm algorithm, Row row, String text) {
        try {
            var rsa = algorithm == Algorithm.RS384;
            var bytes = Base64.getDecoder().decode(seal.open(row.privateKey(), OWNER));
            PrivateKey key = KeyFactory.getInstance(rsa ? "RSA" : "EC").generatePrivate(new PKCS8EncodedKeySpec(bytes));
            // RFC 7518, section 3.4: the two numbers one after the other, not the usual DER.
            var signature = Signature.getInstance(rsa ? "SHA384withRSA" : "SHA384withECDSAinP1363Format");
            signature.initSign(key);
            signature.update(text.getBytes(StandardCharsets.US_ASCII));
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private Row row(Algorithm algorithm) {
        var found = find(algorithm);
        if (found.isEmpty()) {
            try {
                make(algorithm);
            } catch (DuplicateKeyException another) {
                // Another node was first: its key counts.
            }
            found = find(algorithm);
        }
        return found.get(0);
    }

    private List<Row> find(Algorithm algorithm) {
        return tables.jdbc()
                .query(
                        "select key_id, public_key, private_key from pull_key where algorithm = ?",
                        (row, number) -> new Row(
                                row.getString("key_id"), row.getString("public_key"), row.getString("private_key")),
                        algorithm.name());
    }

    private void make(Algorithm algorithm) {
        var pair = pair(algorithm);
        var id = UUID.randomUUID().toString();
        var secret =
                seal.seal(Base64.getEncoder().encodeToString(pair.getPrivate().getEncoded()), OWNER);
        tables.jdbc()
                .update(
                        "insert into pull_key (algorithm, key_id, made, public_key, private_key) values (?, ?, ?, ?, ?)",
                        algorithm.name(),
                        id,
                        Column.time(clock.instant()),
                        json(jwk(algorithm, id, pair)),
                        secret);
        tables.flush();
    }

    private static KeyPair pair(Algorithm algorithm) {
        try {
            var generator = KeyPairGenerator.getInstance(algorithm == Algorithm.RS384 ? "RSA" : "EC");
            if (algorithm == Algorithm.RS384) {
                generator.initialize(RSA_BITS);
            } else {
                generator.initialize(new ECGenParameterSpec("secp384r1"));
            }
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** RFC 7517 and RFC 7518, section 6. */
    private static Map<String, Object> jwk(Algorithm algorithm, String id, KeyPair pair) {
        var key = new LinkedHashMap<String, Object>();
        key.put("kid", id);
        key.put("alg", algorithm.name());
        key.put("use", "sig");
        key.put("key_ops", List.of("verify"));
        if (pair.getPublic() instanceof RSAPublicKey rsa) {
            key.put("kty", "RSA");
            key.put("n", number(rsa.getModulus(), 0));
            key.put("e", number(rsa.getPublicExponent(), 0));
        } else {
            var point = ((ECPublicKey) pair.getPublic()).getW();
            key.put("kty", "EC");
            key.put("crv", "P-384");
            key.put("x", number(point.getAffineX(), P384_BYTES));
            key.put("y", number(point.getAffineY(), P384_BYTES));
        }
        return key;
    }

    /** Big-endian without a sign byte, filled up from the left. */
    private static String number(BigInteger value, int length) {
        byte[] bytes = value.toByteArray();
        int sign = bytes.length > 1 && bytes[0] == 0 ? 1 : 0;
        int digits = bytes.length - sign;
        byte[] filled = new byte[Math.max(length, digits)];
        System.arraycopy(bytes, sign, filled, filled.length - digits, digits);
        return URL.encodeToString(filled);
    }

    private static String encoded(Map<String, Object> part) {
        return URL.encodeToString(json(part).getBytes(StandardCharsets.UTF_8));
    }

    private static String json(Map<String, Object> part) {
        try {
            return JSON.writeValueAsString(part);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Object tree(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}

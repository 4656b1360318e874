package org.healthrecord.app;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/** Every kind of caller, with the key or token that each sends. */
@Configuration(proxyBeanMethods = false)
class MatrixCallers {
    static final RSAKey SIGNING = key();

    private static final String LABORATORY =
            "patient/Observation.rs?category=http://terminology.hl7.org/CodeSystem/observation-category|laboratory";

    /** By the configuration of the test. */
    private static final Map<String, String> KEYS =
            Map.of("clinic", "key-of-urgent", "key", "key-of-scripts", "ended", "key-that-ended");

    @Bean
    @Primary
    JwtDecoder signatures() throws JOSEException {
        return NimbusJwtDecoder.withPublicKey(SIGNING.toRSAPublicKey()).build();
    }

    /** By name, what each sends as bearer; nothing for none. */
    static Map<String, String> bearers(String base, String ada, String bo) {
        Map<String, String> bearers = new LinkedHashMap<>(KEYS);
        bearers.put("patient", token(base, "ada", "app", "launch/patient patient/*.rs", List.of(), List.of(ada), ada));
        bearers.put("other", token(base, "bo", "app", "launch/patient patient/*.rs", List.of(), List.of(bo), bo));
        bearers.put("proxy", token(base, "carl", "app", "user/*.rs", List.of(), List.of(ada), null));
        bearers.put("one", token(base, "ada", "app", LABORATORY, List.of(), List.of(ada), ada));
        bearers.put("backend", token(base, "export", "export", "system/*.rs", List.of(), List.of(), null));
        Map.of(
                        "desk", "FRONT_DESK",
                        "clinician", "CLINICIAN",
                        "steward", "STEWARD",
                        "operator", "OPERATOR",
                        "auditor", "AUDITOR",
                        "admin", "ADMINISTRATOR")
                .forEach((name, role) -> bearers.put(
                        name, token(base, name, "console", "user/*.rs admin", List.of(role), List.of(), null)));
        return bearers;
    }

    static String token(
            String base,
            String subject,
            String client,
            String scope,
            List<String> roles,
            List<String> persons,
            String patient) {
        return signed(claims(base, subject, client, scope)
                .claim("roles", roles)
                .claim("persons", persons)
                .claim("patient", patient)
                .build());
    }

    static JWTClaimsSet.Builder claims(String base, String subject, String client, String scope) {
        return new JWTClaimsSet.Builder()
                .issuer(base)
                .subject(subject)
                .audience(base + "/fhir")
                .expirationTime(Date.from(Instant.now().plusSeconds(3600)))
                .jwtID(UUID.randomUUID().toString())
                .claim("client_id", client)
                .claim("scope", scope);
    }

    static String signed(JWTClaimsSet claims) {
        try {
            SignedJWT token = new SignedJWT(new JWSHeader(JWSAlgorithm.RS256), claims);
            token.sign(new RSASSASigner(SIGNING));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static RSAKey key() {
        try {
            return new RSAKeyGenerator(2048).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}

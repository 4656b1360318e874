package org.healthrecord.access.gate;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.healthrecord.access.decision.Caller;
import org.healthrecord.access.decision.Caller.Kind;
import org.healthrecord.access.decision.Role;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

class TokensTest {
    private static final String BASE = "https://records.example";
    private static final Instant NOW = Instant.now();

    private static RSAKey signing;
    private static Tokens tokens;

    @BeforeAll
    static void keys() throws JOSEException {
        signing = new RSAKeyGenerator(2048).generate();
        NimbusJwtDecoder decoder =
                NimbusJwtDecoder.withPublicKey(signing.toRSAPublicKey()).build();
        tokens = new Tokens(
                () -> decoder, () -> BASE, () -> BASE + "/fhir", id -> id.equals("ended"), Clock.systemUTC());
    }

    @Test
    void aGoodTokenSaysWhoCalls() throws JOSEException {
        Caller caller = read(claims -> claims).orElseThrow();
        assertThat(caller.kind()).isEqualTo(Kind.PATIENT);
        assertThat(caller.name()).isEqualTo("ada by app");
        assertThat(caller.persons()).containsExactly("p1");
        assertThat(caller.scopes().text()).isEqualTo("patient/*.rs");
    }

    @Test
    void whatIsNotForHereOrNotForNowIsNotTaken() throws JOSEException {
        assertThat(read(c -> c.audience(BASE))).isEmpty();
        assertThat(read(c -> c.audience(BASE + "/fhir/"))).isEmpty();
        assertThat(read(c -> c.audience((String) null))).isEmpty();
        assertThat(read(c -> c.issuer("https://other.example"))).isEmpty();
        assertThat(read(c -> c.expirationTime(Date.from(NOW.minusSeconds(120)))))
                .isEmpty();
        assertThat(read(c -> c.expirationTime(null))).isEmpty();
        assertThat(read(c -> c.notBeforeTime(Date.from(NOW.plusSeconds(120))))).isEmpty();
        assertThat(read(c -> c.jwtID("ended"))).isEmpty();
        assertThat(read(c -> c.subject(null))).isEmpty();
    }

    @Test
    void norIsOneThatAnybodyCouldHaveMade() throws JOSEException {
        JWTClaimsSet claims = claims().build();
        assertThat(tokens.callerOf(new PlainJWT(claims).serialize())).isEmpty();
        JWSSigner publicKey = new MACSigner(signing.toRSAPublicKey().getEncoded());
        assertThat(tokens.callerOf(signed(claims, JWSAlgorithm.HS256, publicKey)))
                .isEmpty();
        RSAKey other = new RSAKeyGenerator(2048).generate();
        assertThat(tokens.callerOf(signed(claims, JWSAlgorithm.RS256, new RSASSASigner(other))))
                .isEmpty();
        String good = signed(claims, JWSAlgorithm.RS256, new RSASSASigner(signing));
        assertThat(tokens.callerOf(good)).isPresent();
        assertThat(tokens.callerOf(good.substring(0, good.length() - 4) + "AAAA"))
                .isEmpty();
        assertThat(tokens.callerOf("a.b.c")).isEmpty();
        assertThat(tokens.callerOf("")).isEmpty();
    }

    @Test
    void withoutADecoderNoTokenIsTaken() throws JOSEException {
        Tokens none = new Tokens(() -> null, () -> BASE, () -> BASE + "/fhir", id -> false, Clock.systemUTC());
        assertThat(none.callerOf(signed(claims().build(), JWSAlgorithm.RS256, new RSASSASigner(signing))))
                .isEmpty();
    }

    @Test
    void anAppReadsForThePatientThatItsLaunchChose() throws JOSEException {
        Caller both = read(c -> c.claim("persons", List.of("p1", "p2"))).orElseThrow();
        assertThat(both.persons()).containsExactly("p1");
        Caller session = read(c -> c.claim("persons", List.of("p1", "p2")).claim("patient", null))
                .orElseThrow();
        assertThat(session.persons()).containsExactlyInAnyOrder("p1", "p2");
        assertThat(read(c -> c.claim("persons", List.of("p2")))).isEmpty();
    }

    @Test
    void staffChooseAPatientAndAProgramIsItsOwn() throws JOSEException {
        Caller staff = read(c -> c.claim("persons", List.of()).claim("roles", List.of("CLINICIAN")))
                .orElseThrow();
        assertThat(staff.kind()).isEqualTo(Kind.STAFF);
        assertThat(staff.roles()).containsExactly(Role.CLINICIAN);
        assertThat(staff.chosen()).isEqualTo("p1");
        assertThat(staff.persons()).isEmpty();
        Caller program = read(c -> program(c).claim("client_id", "ada")).orElseThrow();
        assertThat(program.kind()).isEqualTo(Kind.BACKEND);
        Caller somebody = read(TokensTest::program).orElseThrow();
        assertThat(somebody.kind()).isEqualTo(Kind.PATIENT);
        assertThat(somebody.persons()).isEqualTo(Set.of());
    }

    private static JWTClaimsSet.Builder program(JWTClaimsSet.Builder claims) {
        return claims.claim("persons", null).claim("patient", null);
    }

    private static Optional<Caller> read(UnaryOperator<JWTClaimsSet.Builder> change) throws JOSEException {
        return tokens.callerOf(signed(change.apply(claims()).build(), JWSAlgorithm.RS256, new RSASSASigner(signing)));
    }

    private static JWTClaimsSet.Builder claims() {
        return new JWTClaimsSet.Builder()
                .issuer(BASE)
                .subject("ada")
                .audience(BASE + "/fhir")
                .expirationTime(Date.from(NOW.plusSeconds(600)))
                .jwtID("one")
                .claim("client_id", "app")
                .claim("scope", "patient/*.rs something/else")
                .claim("persons", List.of("p1"))
                .claim("patient", "p1");
    }

    private static String signed(JWTClaimsSet claims, JWSAlgorithm algorithm, JWSSigner signer) throws JOSEException {
        SignedJWT token = new SignedJWT(new JWSHeader(algorithm), claims);
        token.sign(signer);
        return token.serialize();
    }
}

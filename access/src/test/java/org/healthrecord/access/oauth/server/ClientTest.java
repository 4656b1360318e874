package org.healthrecord.access.oauth.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.healthrecord.access.oauth.client.AppClient;
import org.healthrecord.access.oauth.client.ClientKind;
import org.healthrecord.access.oauth.client.ClientRegistry;
import org.healthrecord.access.oauth.client.ClientRegistry.Outcome;
import org.healthrecord.access.oauth.server.Browser.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** How clients show who they are, and back ends that come on nobody's behalf. */
class ClientTest {
    private static final String SCOPES = "openid launch/patient offline_access patient/*.rs";

    private final Server server = Server.one();
    private final Browser browser = server.browser();
    private final String endpoint = server.base + "/oauth2/token";

    @BeforeEach
    void reset() {
        server.reset();
    }

    @Test
    void aSecretIsInTheHeaderOrInTheForm() {
        App app = server.app("ada", "clinic-app", SCOPES);
        Map<String, String> form = app.exchangeForm(app.code());
        assertThat(app.browser.post("/oauth2/token", form).status()).as("none").isEqualTo(401);
        assertThat(app.browser
                        .post("/oauth2/token", form, "Authorization", basic("clinic-app", "wrong"))
                        .text("error"))
                .isEqualTo("invalid_client");

        assertThat(app.browser
                        .post("/oauth2/token", form, "Authorization", basic("clinic-app", Server.SECRET))
                        .status())
                .isEqualTo(200);

        Map<String, String> again = app.exchangeForm(app.code());
        again.put("client_secret", Server.SECRET);
        assertThat(app.browser.post("/oauth2/token", again).status()).isEqualTo(200);
    }

    @Test
    void anAppWithKeysExchangesACode() {
        App app = server.app("ada", "key-app", SCOPES);
        Map<String, String> form = app.exchangeForm(app.code());
        form.putAll(Assertions.form(rs384("key-app")));

        assertThat(app.browser.post("/oauth2/token", form).status()).isEqualTo(200);
    }

    static Stream<Arguments> keys() {
        return Stream.of(
                Arguments.of(Assertions.RSA, JWSAlgorithm.RS384),
                Arguments.of(Assertions.RSA, JWSAlgorithm.RS256),
                Arguments.of(Assertions.EC384, JWSAlgorithm.ES384),
                Arguments.of(Assertions.EC256, JWSAlgorithm.ES256));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("keys")
    void aBackEndGetsFiveMinutes(JWK key, JWSAlgorithm algorithm) {
        Answer answer = backEnd(Assertions.sign(key, algorithm, claims().build()), "system/Patient.rs system/*.read");

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.json().path("expires_in").asInt()).isBetween(290, 300);
        assertThat(answer.json().has("refresh_token")).isFalse();
        assertThat(answer.text("scope").split(" ")).containsExactlyInAnyOrder("system/Patient.rs", "system/*.read");
        JWTClaimsSet token = LaunchTest.claims(answer.text("access_token"));
        assertThat(token.getSubject()).isEqualTo("registry");
        assertThat(token.getAudience()).containsExactly(server.base + "/fhir");
        assertThat(token.getClaim("persons")).isEqualTo(List.of());
    }

    @Test
    void aBackEndGetsSystemScopesOfItsOwnOrNothing() {
        for (String scope : List.of("", "patient/*.rs", "system/*.cruds", "system/Patient.rs user/*.rs", "openid")) {
            Answer answer = backEnd(rs384("registry"), scope);
            assertThat(answer.status()).as(scope).isEqualTo(400);
            assertThat(answer.text("error")).as(scope).isEqualTo("invalid_scope");
        }
        Map<String, String> app = Assertions.form(rs384("key-app"));
        app.put("grant_type", "client_credentials");
        app.put("scope", "patient/*.rs");
        assertThat(browser.post("/oauth2/token", app).text("error")).isEqualTo("unauthorized_client");
    }

    @Test
    void anAssertionIsUsedOnce() {
        String assertion = rs384("registry");
        assertThat(backEnd(assertion, "system/*.rs").status()).isEqualTo(200);

        Answer again = backEnd(assertion, "system/*.rs");

        assertThat(again.status()).isEqualTo(401);
        assertThat(again.text("error")).isEqualTo("invalid_client");
    }

    static Stream<Arguments> wrongClaims() {
        Instant now = Instant.now();
        return Stream.of(
                Arguments.of("another audience", (Change) c -> c.audience("https://elsewhere.example/token")),
                Arguments.of("no audience", (Change) c -> c.audience((String) null)),
                Arguments.of("another issuer", (Change) c -> c.issuer("phone")),
                Arguments.of("ended", (Change) c -> c.expirationTime(Date.from(now.minusSeconds(60)))),
                Arguments.of("no end", (Change) c -> c.expirationTime(null)),
                Arguments.of("too long", (Change) c -> c.expirationTime(Date.from(now.plusSeconds(600)))),
                Arguments.of("no number", (Change) c -> c.jwtID(null)),
                Arguments.of("not yet", (Change) c -> c.notBeforeTime(Date.from(now.plusSeconds(120)))));
    }

    interface Change {
        JWTClaimsSet.Builder apply(JWTClaimsSet.Builder claims);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wrongClaims")
    void anAssertionThatSaysSomethingElseIsRefused(String name, Change change) {
        String assertion = Assertions.sign(
                Assertions.RSA, JWSAlgorithm.RS384, change.apply(claims()).build());

        Answer answer = backEnd(assertion, "system/*.rs");

        assertThat(answer.status()).as(name).isEqualTo(401);
        assertThat(answer.text("error")).isEqualTo("invalid_client");
    }

    @Test
    void anAssertionSignedOtherwiseIsRefused() throws JOSEException {
        String unsigned = new PlainJWT(claims().build()).serialize();
        assertThat(backEnd(unsigned, "system/*.rs").text("error")).as("none").isEqualTo("invalid_client");

        SignedJWT shared = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("rsa-1").build(), claims().build());
        shared.sign(new MACSigner(Assertions.RSA.toRSAPublicKey().getEncoded()));
        assertThat(backEnd(shared.serialize(), "system/*.rs").text("error"))
                .as("HS256 with the public key")
                .isEqualTo("invalid_client");

        RSAKey stranger = Assertions.rsa("rsa-1");
        assertThat(backEnd(Assertions.sign(stranger, JWSAlgorithm.RS384, claims().build()), "system/*.rs")
                        .text("error"))
                .as("another's key by the same name")
                .isEqualTo("invalid_client");
        assertThat(backEnd(Assertions.sign(Assertions.RSA, JWSAlgorithm.RS512, claims().build()), "system/*.rs")
                        .text("error"))
                .as("an algorithm that was not offered")
                .isEqualTo("invalid_client");
    }

    @Test
    void aClientWithKeysCannotUseASecret() {
        Map<String, String> form =
                new java.util.LinkedHashMap<>(Map.of("grant_type", "client_credentials", "scope", "system/*.rs"));
        form.put("client_id", "registry");
        form.put("client_secret", "anything");

        assertThat(browser.post("/oauth2/token", form).text("error")).isEqualTo("invalid_client");
    }

    /** A client whose keys are at an address changes them: the new one counts at once, the old one no more. */
    @Test
    void keysAtAnAddressAreFetchedAgainForAKeyThatIsNew() throws IOException {
        RSAKey first = Assertions.rsa("first");
        RSAKey second = Assertions.rsa("second");
        AtomicReference<String> published = new AtomicReference<>(new JWKSet(first.toPublicJWK()).toString());
        AtomicInteger fetched = new AtomicInteger();
        HttpServer site = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        site.createContext("/jwks", exchange -> {
            fetched.incrementAndGet();
            byte[] body = published.get().getBytes(UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        site.start();
        try {
            String address = "http://127.0.0.1:" + site.getAddress().getPort() + "/jwks";
            register("rotating", address);
            assertThat(backEnd(signed("rotating", first), "system/*.rs").status())
                    .isEqualTo(200);
            assertThat(backEnd(signed("rotating", first), "system/*.rs").status())
                    .isEqualTo(200);
            assertThat(fetched).as("kept").hasValue(1);

            published.set(new JWKSet(second.toPublicJWK()).toString());

            assertThat(backEnd(signed("rotating", second), "system/*.rs").status())
                    .isEqualTo(200);
            assertThat(backEnd(signed("rotating", first), "system/*.rs").status())
                    .isEqualTo(401);
        } finally {
            site.stop(0);
        }
    }

    private void register(String id, String address) {
        AppClient client = new AppClient(
                id,
                id,
                ClientKind.KEYS,
                null,
                null,
                address,
                List.of(),
                Set.of("system/*.rs"),
                null,
                false,
                Set.of(),
                false,
                false);
        assertThat(server.context.getBean(ClientRegistry.class).register(client, "admin"))
                .isInstanceOf(Outcome.Done.class);
    }

    private Answer backEnd(String assertion, String scope) {
        Map<String, String> form = Assertions.form(assertion);
        form.put("grant_type", "client_credentials");
        if (!scope.isEmpty()) {
            form.put("scope", scope);
        }
        return browser.post("/oauth2/token", form);
    }

    private JWTClaimsSet.Builder claims() {
        return Assertions.claims("registry", endpoint);
    }

    private String rs384(String clientId) {
        return Assertions.sign(
                Assertions.RSA,
                JWSAlgorithm.RS384,
                Assertions.claims(clientId, endpoint).build());
    }

    private String signed(String clientId, RSAKey key) {
        return Assertions.sign(
                key, JWSAlgorithm.RS384, Assertions.claims(clientId, endpoint).build());
    }

    static String basic(String id, String secret) {
        String both = java.net.URLEncoder.encode(id, UTF_8) + ":" + java.net.URLEncoder.encode(secret, UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(both.getBytes(UTF_8));
    }
}

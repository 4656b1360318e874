package org.healthrecord.ingest.pull.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.healthrecord.ingest.pull.TestFhirServer.observation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.math.BigInteger;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.healthrecord.ingest.RunningInbox;
import org.healthrecord.ingest.TestTables;
import org.healthrecord.ingest.inbox.schema.InboxDatabase;
import org.healthrecord.ingest.pull.PullNode;
import org.healthrecord.ingest.pull.StatedFacts;
import org.healthrecord.ingest.pull.TestClients;
import org.healthrecord.ingest.pull.TestFhirServer;
import org.healthrecord.ingest.pull.turn.PullState;
import org.healthrecord.ingest.source.FakeInbox;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** How we sign in, before a token server that checks signatures with the key set we publish. */
@ExtendWith(OutputCaptureExtension.class)
class SignInTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Base64.Decoder URL = Base64.getUrlDecoder();

    @TempDir
    Path home;

    private final FakeInbox inbox = new FakeInbox();
    private final TestFhirServer server = new TestFhirServer();
    private final List<JsonNode> claims = new CopyOnWriteArrayList<>();
    private TestTables tables;
    private volatile String token = "token-1";

    @BeforeEach
    void start() {
        tables = TestTables.open(RunningInbox.emptyDatabase(InboxDatabase.H2));
        TestFhirServer.patients(2).forEach(server::put);
        server.put(observation("o1", "p1", "vital-signs", "70"));
        server.guard(exchange ->
                ("Bearer " + token).equals(exchange.getRequestHeaders().getFirst("Authorization")));
        server.handle("/token", exchange -> TestFhirServer.answer(exchange, 401, "text/plain", ""));
    }

    @AfterEach
    void stop() {
        server.close();
        tables.close();
    }

    private PullNode node(String auth) {
        var clinic =
                """
                - id: east
                  kind: cancer-center
                  format: fhir
                  mrn-system: urn:east
                  time-zone: UTC
                  channels: [{fhir-search: {base: "%s", allow-http: true, interval: 200ms, types: [Patient, Observation], auth: {%s}}}]
            """
                        .formatted(server.base(), auth);
        return PullNode.start(home, tables, inbox, TestClients.pullers(tables), clinic);
    }

    /** The next request of a token is checked so. */
    private void tokenServer(TestFhirServer.Guard check) {
        server.once("POST /token", exchange -> {
            boolean lets = check.lets(exchange);
            TestFhirServer.answer(
                    exchange,
                    lets ? 200 : 400,
                    "application/json",
                    lets ? "{\"access_token\":\"" + token + "\",\"token_type\":\"bearer\",\"expires_in\":300}" : "{}");
        });
    }

    private String tokenUrl() {
        return "token-url: \"" + server.base().replace("/fhir", "/token") + "\"";
    }

    @ParameterizedTest
    @ValueSource(strings = {"RS384", "ES384"})
    void aServerReadsOurSignatureWithTheKeySetWePublish(String algorithm) {
        tokenServer(exchange -> isSigned(exchange, algorithm));
        try (var node = node(tokenUrl() + ", client-id: we, algorithm: " + algorithm)) {
            node.awaitComplete("east");
            assertThat(StatedFacts.of(inbox)).hasSize(3);
            var claim = claims.get(0);
            assertThat(claim.get("iss").asText()).isEqualTo("we");
            assertThat(claim.get("sub").asText()).isEqualTo("we");
            assertThat(claim.get("aud").asText()).endsWith("/token");
            assertThat(claim.get("exp").asLong() - Instant.now().getEpochSecond())
                    .isBetween(1L, 300L);
        }
    }

    @Test
    void aTokenThatIsRefusedIsFetchedAnew() {
        tokenServer(exchange -> isSigned(exchange, "RS384"));
        try (var node = node(tokenUrl() + ", client-id: we")) {
            node.awaitComplete("east");
            tokenServer(exchange -> isSigned(exchange, "RS384"));
            token = "token-2";
            node.awaitComplete("east");
            assertThat(claims).hasSize(2);
            assertThat(claims.get(0).get("jti")).isNotEqualTo(claims.get(1).get("jti"));
        }
    }

    @Test
    void aClientSecretServesToo(CapturedOutput output) {
        var expected =
                "Basic " + Base64.getEncoder().encodeToString("we:very+secret%21".getBytes(StandardCharsets.UTF_8));
        tokenServer(exchange -> expected.equals(exchange.getRequestHeaders().getFirst("Authorization")));
        try (var node = node(tokenUrl() + ", client-id: we, client-secret: very secret!")) {
            node.awaitComplete("east");
            assertThat(StatedFacts.of(inbox)).hasSize(3);
        }
        assertThat(output).doesNotContain("very secret").doesNotContain(token);
    }

    @Test
    void aRefusedSignInIsAClearState() {
        try (var node = node(tokenUrl() + ", client-id: stranger")) {
            assertThat(node.await("east", PullState.LOGIN_REFUSED).detail()).contains("token server refuses");
            assertThat(node.row("east").succeeded()).isNull();
        }
    }

    @Test
    void aWrongBearerTokenIsAClearState() {
        try (var node = node("token: outdated")) {
            assertThat(node.await("east", PullState.LOGIN_REFUSED).detail()).contains("401");
        }
    }

    private boolean isSigned(HttpExchange exchange, String algorithm) {
        try {
            var form = Arrays.stream(
                            new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.US_ASCII).split("&"))
                    .map(field -> field.split("=", 2))
                    .collect(Collectors.toMap(f -> f[0], f -> URLDecoder.decode(f[1], StandardCharsets.UTF_8)));
            return form.get("grant_type").equals("client_credentials") && verified(form, algorithm);
        } catch (IOException | GeneralSecurityException e) {
            return false;
        }
    }

    private boolean verified(Map<String, String> form, String algorithm) throws IOException, GeneralSecurityException {
        var parts = form.get("client_assertion").split("\\.");
        var header = JSON.readTree(URL.decode(parts[0]));
        var signature =
                Signature.getInstance(algorithm.equals("RS384") ? "SHA384withRSA" : "SHA384withECDSAinP1363Format");
        signature.initVerify(key(header.get("kid").asText()));
        signature.update((parts[0] + '.' + parts[1]).getBytes(StandardCharsets.US_ASCII));
        claims.add(JSON.readTree(URL.decode(parts[1])));
        return header.get("alg").asText().equals(algorithm) && signature.verify(URL.decode(parts[2]));
    }

    private PublicKey key(String id) throws GeneralSecurityException {
        JsonNode keys = JSON.valueToTree(TestClients.keys(tables).keySet()).get("keys");
        for (var key : keys) {
            assertThat(key.has("d")).isFalse();
            if (key.get("kid").asText().equals(id)) {
                return key.get("kty").asText().equals("RSA") ? rsa(key) : ec(key);
            }
        }
        throw new GeneralSecurityException("unknown key");
    }

    private static PublicKey rsa(JsonNode key) throws GeneralSecurityException {
        return KeyFactory.getInstance("RSA").generatePublic(new RSAPublicKeySpec(number(key, "n"), number(key, "e")));
    }

    private static PublicKey ec(JsonNode key) throws GeneralSecurityException {
        var parameters = AlgorithmParameters.getInstance("EC");
        parameters.init(new ECGenParameterSpec("secp384r1"));
        var point = new ECPoint(number(key, "x"), number(key, "y"));
        return KeyFactory.getInstance("EC")
                .generatePublic(new ECPublicKeySpec(point, parameters.getParameterSpec(ECParameterSpec.class)));
    }

    private static BigInteger number(JsonNode key, String name) {
        return new BigInteger(1, URL.decode(key.get(name).asText()));
    }
}

package org.healthrecord.access.oauth.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.StreamSupport;
import org.healthrecord.access.oauth.server.Browser.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the server says of itself, to anybody and from any site. */
class DiscoveryTest {
    private final Server server = Server.one();
    private final Browser browser = server.browser();

    private static List<String> texts(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    @Test
    void theSmartConfigurationNamesWhatIsThere() {
        Answer answer = browser.get("/fhir/.well-known/smart-configuration");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type").orElse("")).startsWith("application/json");
        JsonNode is = answer.json();
        assertThat(is.path("issuer").asText()).isEqualTo(server.base);
        assertThat(is.path("authorization_endpoint").asText()).isEqualTo(server.base + "/oauth2/authorize");
        assertThat(is.path("token_endpoint").asText()).isEqualTo(server.base + "/oauth2/token");
        assertThat(texts(is.path("code_challenge_methods_supported"))).containsExactly("S256");
        assertThat(texts(is.path("capabilities")))
                .contains(
                        "launch-ehr",
                        "launch-standalone",
                        "client-public",
                        "client-confidential-symmetric",
                        "client-confidential-asymmetric",
                        "sso-openid-connect",
                        "context-standalone-patient",
                        "context-ehr-patient",
                        "context-banner",
                        "context-style",
                        "permission-patient",
                        "permission-user",
                        "permission-offline",
                        "permission-v1",
                        "permission-v2",
                        "authorize-post");
        assertThat(texts(is.path("token_endpoint_auth_signing_alg_values_supported")))
                .contains("RS384", "ES384");
        for (String endpoint : List.of("introspection_endpoint", "revocation_endpoint", "jwks_uri")) {
            assertThat(is.path(endpoint).asText()).startsWith(server.base + "/oauth2/");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/.well-known/openid-configuration", "/.well-known/oauth-authorization-server"})
    void theOtherDocumentsSayTheSame(String path) {
        JsonNode is = browser.get(path).json();

        assertThat(is.path("issuer").asText()).isEqualTo(server.base);
        assertThat(is.path("token_endpoint").asText()).isEqualTo(server.base + "/oauth2/token");
        assertThat(texts(is.path("code_challenge_methods_supported"))).containsExactly("S256");
        assertThat(texts(is.path("grant_types_supported")))
                .containsExactly("authorization_code", "refresh_token", "client_credentials");
        assertThat(is.has("userinfo_endpoint")).isFalse();
        assertThat(is.has("device_authorization_endpoint")).isFalse();
        assertThat(is.has("pushed_authorization_request_endpoint")).isFalse();
    }

    @Test
    void noHeaderOfARequestMovesAnAddress() {
        Answer answer = browser.get(
                "/.well-known/openid-configuration", "X-Forwarded-Host", "evil.example", "X-Forwarded-Proto", "https");

        assertThat(answer.body()).doesNotContain("evil.example");
    }

    @Test
    void theKeysShowTheirPublicHalvesOnly() {
        JsonNode keys = browser.get("/oauth2/jwks").json().path("keys");

        assertThat(keys).isNotEmpty();
        keys.forEach(key -> {
            assertThat(key.path("alg").asText()).isEqualTo("RS256");
            assertThat(key.has("d")).isFalse();
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/fhir/.well-known/smart-configuration", "/.well-known/openid-configuration", "/oauth2/jwks"})
    void pagesOfOtherSitesMayReadWhatIsPublic(String path) {
        assertThat(browser.get(path, "Origin", "https://app.example").header("Access-Control-Allow-Origin"))
                .contains("*");
    }

    @Test
    void pagesOfOtherSitesMayAskForTokensButNotInTheNameOfASession() {
        Answer before = browser.options(
                "/oauth2/token",
                "Origin",
                "https://app.example",
                "Access-Control-Request-Method",
                "POST",
                "Access-Control-Request-Headers",
                "authorization");
        assertThat(before.status()).isEqualTo(200);
        assertThat(before.header("Access-Control-Allow-Origin")).contains("*");
        assertThat(before.header("Access-Control-Allow-Credentials")).isEmpty();

        Answer apps = browser.options(
                "/oauth2/apps", "Origin", "https://app.example", "Access-Control-Request-Method", "GET");
        assertThat(apps.header("Access-Control-Allow-Origin")).isEmpty();
    }
}

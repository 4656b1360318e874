package org.healthrecord.access.oauth.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.healthrecord.access.oauth.server.Browser.Answer;
import org.healthrecord.access.oauth.store.IssuedTokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Authorization requests and codes that must not pass. */
class CodeTest {
    private static final String SCOPES = "openid launch/patient offline_access patient/*.rs";

    private final Server server = Server.one();
    private App app;

    @BeforeEach
    void reset() {
        server.reset();
        app = server.app("ada", "phone", SCOPES);
    }

    @ParameterizedTest(name = "{0} = \"{1}\"")
    @CsvSource(
            value = {
                "code_challenge_method|plain",
                "code_challenge_method|''",
                "code_challenge_method|",
                "code_challenge|''",
                "code_challenge|' '",
                "code_challenge|",
                "code_challenge|short",
                "aud|https://elsewhere.example/fhir",
                "aud|''",
                "aud|",
                "state|",
                "state|''"
            },
            delimiter = '|')
    void aRequestWithoutItsSafeguardsIsSentBackToTheApp(String parameter, String value) {
        Map<String, String> request = app.request();
        if (value == null) {
            request.remove(parameter);
        } else {
            request.put(parameter, value);
        }

        Answer answer = app.authorize(request);

        assertThat(answer.location()).startsWith("https://app.example/back?from=here&error=invalid_request");
        assertThat(answer.sent("code")).isEmpty();
    }

    @Test
    void theFhirEndpointMayBeNamedWithASlash() {
        Map<String, String> request = app.request();
        request.put("aud", server.base + "/fhir/");

        assertThat(app.authorize(request).location()).contains("/consent?");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://app.example/back",
                "https://app.example/back?from=here&more=1",
                "https://app.example/back?from=here#x",
                "https://app.example/back/../back?from=here",
                "https://APP.example/back?from=here",
                "https://app.example:443/back?from=here",
                "https://app.example.evil.example/back?from=here",
                "http://127.0.0.1:9/back"
            })
    void anotherAddressIsToldNothing(String redirect) {
        Map<String, String> request = app.request();
        request.put("redirect_uri", redirect);

        Answer answer = app.authorize(request);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.location()).isEmpty();
    }

    @Test
    void anUnknownClientIsToldNothing() {
        Map<String, String> request = app.request();
        request.put("client_id", "nobody");

        assertThat(app.authorize(request).status()).isEqualTo(400);
    }

    @Test
    void anAppOnADeviceMayListenAtAnyPort() {
        App device = server.app("ada", "device", "launch/patient patient/*.rs");
        Map<String, String> request = device.request();
        request.put("redirect_uri", "http://127.0.0.1:51234/back");
        assertThat(device.authorize(request).location()).contains("/consent?");
        request.put("redirect_uri", "http://127.0.0.1:51234/elsewhere");
        assertThat(device.authorize(request).status()).isEqualTo(400);
        request.put("redirect_uri", "http://localhost:51234/back");
        assertThat(device.authorize(request).status()).isEqualTo(400);
    }

    @Test
    void whoHasNotSignedInDoesSoFirstAndGoesOn() {
        Browser browser = server.browser();
        App stranger = new App(server.base, browser, "phone", SCOPES);

        Answer answer = browser.get("/oauth2/authorize?" + Browser.query(stranger.request()), "Accept", "text/html");

        assertThat(answer.status()).isEqualTo(302);
        assertThat(answer.location()).isEqualTo("/login");
        String next = browser.get("/test/sign-in?as=ada").body();
        assertThat(browser.get(next).location()).contains("/consent?");
    }

    @Test
    void aRequestByPostIsTheSame() {
        Answer posted = app.browser.post("/oauth2/authorize", app.request());
        assertThat(posted.status()).isEqualTo(303);

        assertThat(app.browser.get(posted.location()).location()).contains("/consent?");
    }

    @ParameterizedTest
    @ValueSource(strings = {"wrong-verifier-wrong-verifier-wrong-verifier-123", "", " ", "abc"})
    void theCodeIsOfWhoKnowsTheVerifier(String verifier) {
        String code = app.code();
        Map<String, String> form = app.exchangeForm(code);
        form.put("code_verifier", verifier);

        assertThat(app.browser.post("/oauth2/token", form).status()).isIn(400, 401);
        form.remove("code_verifier");
        assertThat(app.browser.post("/oauth2/token", form).status()).isIn(400, 401);
    }

    @Test
    void aCodeThatComesAgainEndsWhatWasMadeFromIt() {
        String code = app.code();
        Answer first = app.exchange(code);
        String jti = LaunchTest.claims(first.text("access_token")).getJWTID();
        IssuedTokens issued = server.context.getBean(IssuedTokens.class);
        assertThat(issued.isRevoked(jti)).isFalse();

        Answer again = app.exchange(code);

        assertThat(again.status()).isEqualTo(400);
        assertThat(again.text("error")).isEqualTo("invalid_grant");
        assertThat(issued.isRevoked(jti)).isTrue();
        assertThat(app.refresh(first.text("refresh_token")).status()).isEqualTo(400);
    }

    @Test
    void aCodeEndsAfterAMinute() {
        String code = app.code();
        // The library has a clock of its own; the row ends by ours.
        server.clock().move(Duration.ofSeconds(61));

        assertThat(app.exchange(code).text("error")).isEqualTo("invalid_grant");
    }

    @Test
    void aCodeOfAnotherClientIsNotTaken() {
        String code = app.code();
        App other = new App(server.base, app.browser, "other-phone", SCOPES);

        assertThat(other.exchange(code).text("error")).isEqualTo("invalid_grant");
        assertThat(app.exchange(code).text("error"))
                .as("and is spent: somebody has it who should not")
                .isEqualTo("invalid_grant");
    }

    @Test
    void anotherRedirectAtTheExchangeIsRefused() {
        Map<String, String> form = app.exchangeForm(app.code());
        form.put("redirect_uri", "https://app.example/elsewhere");

        assertThat(app.browser.post("/oauth2/token", form).text("error")).isEqualTo("invalid_grant");
    }

    @Test
    void anAccountThatEndedGetsNoToken() {
        String code = app.code();
        server.accounts().end("ada");

        assertThat(app.exchange(code).text("error")).isEqualTo("invalid_grant");
    }
}

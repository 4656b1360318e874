package org.healthrecord.access.oauth.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.healthrecord.access.oauth.server.Browser.Answer;
import org.healthrecord.access.oauth.store.IssuedTokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The life of tokens: refresh, revocation, introspection, and what a person takes back. */
class TokenTest {
    private static final String SCOPES = "openid fhirUser launch/patient offline_access patient/*.rs";

    private final Server server = Server.one();
    private App app;

    @BeforeEach
    void reset() {
        server.reset();
        app = server.app("ada", "phone", SCOPES);
    }

    private boolean isRevoked(Answer answer) {
        return server.context
                .getBean(IssuedTokens.class)
                .isRevoked(LaunchTest.claims(answer.text("access_token")).getJWTID());
    }

    @Test
    void aRefreshGivesAnotherPair() {
        Answer first = app.exchange(app.code());

        Answer next = app.refresh(first.text("refresh_token"));

        assertThat(next.status()).as(next.body()).isEqualTo(200);
        assertThat(next.text("patient")).isEqualTo("p-ada");
        assertThat(next.text("refresh_token")).isNotEmpty().isNotEqualTo(first.text("refresh_token"));
        assertThat(LaunchTest.scopes(next)).containsExactlyInAnyOrderElementsOf(LaunchTest.scopes(first));
        assertThat(isRevoked(next)).isFalse();
        assertThat(app.refresh(next.text("refresh_token")).status()).isEqualTo(200);
    }

    @Test
    void aRefreshCanAskForLessAndNotForMore() {
        Answer first = app.exchange(app.code());
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "refresh_token");
        form.put("refresh_token", first.text("refresh_token"));
        form.put("client_id", "phone");
        form.put("scope", "patient/*.rs system/*.rs");
        assertThat(app.browser.post("/oauth2/token", form).text("error")).isEqualTo("invalid_scope");
        form.put("scope", "patient/*.rs");

        Answer less = app.browser.post("/oauth2/token", form);
        assertThat(less.text("scope")).as(less.body()).isEqualTo("patient/*.rs");
    }

    @Test
    void anOldRefreshTokenEndsTheWholeFamily() {
        Answer first = app.exchange(app.code());
        Answer next = app.refresh(first.text("refresh_token"));

        Answer stolen = app.refresh(first.text("refresh_token"));

        assertThat(stolen.text("error")).isEqualTo("invalid_grant");
        assertThat(app.refresh(next.text("refresh_token")).text("error")).isEqualTo("invalid_grant");
        assertThat(isRevoked(next)).isTrue();
    }

    @Test
    void ofTwoRefreshesAtOnceOneIsTaken() {
        String token = app.exchange(app.code()).text("refresh_token");

        List<CompletableFuture<Answer>> both = IntStream.range(0, 6)
                .mapToObj(n -> CompletableFuture.supplyAsync(() -> app.refresh(token)))
                .toList();

        assertThat(both.stream()
                        .map(CompletableFuture::join)
                        .filter(answer -> answer.status() == 200)
                        .count())
                .isLessThanOrEqualTo(1);
    }

    @Test
    void withoutOfflineAccessThereIsNoRefresh() {
        App brief = server.app("ada", "phone", "launch/patient patient/*.rs");

        assertThat(brief.exchange(brief.code()).json().has("refresh_token")).isFalse();
    }

    @Test
    void anotherClientCannotRefresh() {
        String token = app.exchange(app.code()).text("refresh_token");
        App other = new App(server.base, app.browser, "other-phone", SCOPES);

        assertThat(other.refresh(token).status()).isEqualTo(400);
        Map<String, String> secret = new LinkedHashMap<>();
        secret.put("grant_type", "refresh_token");
        secret.put("refresh_token", token);
        secret.put("client_id", "clinic-app");
        assertThat(app.browser.post("/oauth2/token", secret).status())
                .as("a client with a secret must show it")
                .isEqualTo(401);
    }

    @Test
    void aProxyThatEndedIsNotProlonged() {
        App caring = server.app("parent", "phone", SCOPES);
        Answer first = caring.exchange(caring.code("p-ben"));
        server.accounts().put("parent", "SELF_p-ada");

        assertThat(caring.refresh(first.text("refresh_token")).text("error")).isEqualTo("invalid_grant");
    }

    @Test
    void aRefreshTokenCanBeTakenBack() {
        Answer tokens = app.exchange(app.code());

        Answer answer =
                app.browser.post("/oauth2/revoke", Map.of("client_id", "phone", "token", tokens.text("refresh_token")));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(app.refresh(tokens.text("refresh_token")).text("error")).isEqualTo("invalid_grant");
        assertThat(isRevoked(tokens)).as("with the access token").isTrue();
    }

    @Test
    void anAccessTokenCanBeTakenBackByItsClientOnly() {
        Answer tokens = app.exchange(app.code());
        String token = tokens.text("access_token");
        app.browser.post("/oauth2/revoke", Map.of("client_id", "other-phone", "token", token));
        assertThat(isRevoked(tokens)).isFalse();
        assertThat(server.browser()
                        .post("/oauth2/revoke", Map.of("token", token))
                        .status())
                .isEqualTo(401);

        assertThat(app.browser
                        .post("/oauth2/revoke", Map.of("client_id", "phone", "token", token))
                        .status())
                .isEqualTo(200);

        assertThat(isRevoked(tokens)).isTrue();
        assertThat(introspect(token).json().path("active").asBoolean(true)).isFalse();
        assertThat(app.browser
                        .post("/oauth2/revoke", Map.of("client_id", "phone", "token", "unknown"))
                        .status())
                .as("an unknown one is no error (RFC 7009, 2.2)")
                .isEqualTo(200);
    }

    @Test
    void bothKindsOfTokensAreIntrospectedByClientsThatShowWhoTheyAre() {
        Answer tokens = app.exchange(app.code());

        Answer access = introspect(tokens.text("access_token"));

        assertThat(access.json().path("active").asBoolean()).isTrue();
        assertThat(access.text("scope").split(" "))
                .containsExactlyInAnyOrder(tokens.text("scope").split(" "));
        assertThat(access.text("patient")).isEqualTo("p-ada");
        assertThat(access.text("fhirUser")).isEqualTo(server.base + "/fhir/Patient/p-ada");
        assertThat(access.text("client_id")).isEqualTo("phone");
        assertThat(access.text("iss")).isEqualTo(server.base);
        assertThat(access.text("sub")).isEqualTo("ada");
        assertThat(access.json().path("exp").asLong()).isPositive();
        Answer refresh = introspect(tokens.text("refresh_token"));
        assertThat(refresh.json().path("active").asBoolean()).isTrue();
        assertThat(refresh.text("client_id")).isEqualTo("phone");
        assertThat(introspect("unknown").json().path("active").asBoolean(true)).isFalse();
        assertThat(server.browser()
                        .post("/oauth2/introspect", Map.of("client_id", "phone", "token", tokens.text("access_token")))
                        .status())
                .as("a public client shows nothing")
                .isEqualTo(401);
        assertThat(app.browser
                        .get("/oauth2/introspect?token=" + tokens.text("access_token"))
                        .status())
                .isNotEqualTo(200);
    }

    private Answer introspect(String token) {
        return server.browser()
                .post(
                        "/oauth2/introspect",
                        Map.of("token", token),
                        "Authorization",
                        ClientTest.basic("clinic-app", Server.SECRET));
    }

    @Test
    void aPersonSeesTheAppsAndTakesBackWhatOneHas() {
        server.context
                .getBean(JdbcClient.class)
                .sql("DELETE FROM access_authorization")
                .update();
        Answer tokens = app.exchange(app.code());
        Answer list = app.browser.get("/oauth2/apps");
        assertThat(list.json().findValuesAsText("clientId")).containsExactly("phone");
        assertThat(list.json().path(0).path("person").asText()).isEqualTo("Ada Stone");
        assertThat(list.json().path(0).path("may").toString()).contains("Read everything in your record");
        assertThat(app.browser.delete("/oauth2/apps/phone").status())
                .as("without the value that guards orders")
                .isEqualTo(403);

        Answer taken = app.browser.delete("/oauth2/apps/phone", "X-XSRF-TOKEN", app.browser.csrf());

        assertThat(taken.status()).isEqualTo(204);
        assertThat(app.browser.get("/oauth2/apps").body()).isEqualTo("[]");
        assertThat(isRevoked(tokens)).isTrue();
        assertThat(app.refresh(tokens.text("refresh_token")).text("error")).isEqualTo("invalid_grant");
        assertThat(app.authorize(app.request()).location())
                .as("and is asked again")
                .contains("/consent?");
        assertThat(server.browser().get("/oauth2/apps").status()).isEqualTo(401);
    }

    @Test
    void theDatabaseHoldsNoTokenThatCouldBeUsed() {
        String code = app.code();
        Answer tokens = app.exchange(code);
        List<String> rows = new java.util.ArrayList<>();
        JdbcClient jdbc = server.context.getBean(JdbcClient.class);
        for (String table :
                List.of("access_authorization", "access_issued_token", "access_spent_refresh", "access_app_consent")) {
            jdbc.sql("SELECT * FROM " + table).query().listOfRows().forEach(row -> rows.add(row.toString()));
        }

        assertThat(rows)
                .isNotEmpty()
                .noneMatch(row -> row.contains(code)
                        || row.contains(tokens.text("access_token"))
                        || row.contains(tokens.text("refresh_token"))
                        || row.contains(tokens.text("id_token")));
    }

    @Test
    void aRefreshTokenWaitsForNinetyDays() {
        Answer tokens = app.exchange(app.code());
        server.clock().move(Duration.ofDays(91));

        assertThat(app.refresh(tokens.text("refresh_token")).text("error")).isEqualTo("invalid_grant");
    }
}

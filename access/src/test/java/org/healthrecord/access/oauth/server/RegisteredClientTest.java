package org.healthrecord.access.oauth.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jwt.JWTClaimsSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.healthrecord.access.oauth.client.AppClient;
import org.healthrecord.access.oauth.client.AppClients;
import org.healthrecord.access.oauth.client.ClientKind;
import org.healthrecord.access.oauth.client.ClientRegistry;
import org.healthrecord.access.oauth.client.ClientRegistry.Outcome;
import org.healthrecord.access.oauth.server.Browser.Answer;
import org.healthrecord.access.oauth.store.IssuedTokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Clients that administrators register while the server runs. */
class RegisteredClientTest {
    private final Server server = Server.one();
    private final ClientRegistry registry = server.context.getBean(ClientRegistry.class);

    @BeforeEach
    void reset() {
        server.reset();
    }

    private static AppClient app(String id, ClientKind kind) {
        return new AppClient(
                id,
                "Diary",
                kind,
                null,
                null,
                null,
                List.of(App.REDIRECT),
                Set.of("openid", "launch/patient", "offline_access", "patient/*.rs"),
                null,
                false,
                Set.of("https://static.example"),
                false,
                false);
    }

    @Test
    void anAdministratorRegistersChangesAndRevokes() {
        AppClient diary = app("diary", ClientKind.PUBLIC);
        assertThat(registry.register(diary, "admin")).isInstanceOf(Outcome.Done.class);
        assertThat(registry.register(diary, "admin")).isInstanceOf(Outcome.Refused.class);
        App app = server.app("ada", "diary", "launch/patient offline_access patient/*.rs");
        Answer token = app.exchange(app.code());
        assertThat(token.status()).isEqualTo(200);

        assertThat(registry.revoke("diary")).isInstanceOf(Outcome.Done.class);

        assertThat(app.refresh(token.text("refresh_token")).status()).isEqualTo(401);
        assertThat(app.authorize(app.request()).status()).isEqualTo(400);
        assertThat(server.context
                        .getBean(IssuedTokens.class)
                        .isRevoked(LaunchTest.claims(token.text("access_token")).getJWTID()))
                .isTrue();
        assertThat(registry.register(diary, "admin"))
                .as("an id is never given twice")
                .isInstanceOf(Outcome.Refused.class);
        assertThat(registry.revoke("phone")).as("of the configuration").isInstanceOf(Outcome.Refused.class);
    }

    @Test
    void aSecretIsSaidOnceAndAnotherEndsIt() {
        Outcome registered = registry.register(app("ledger", ClientKind.SECRET), "admin");
        assertThat(registered).isInstanceOf(Outcome.Secret.class);
        String first = ((Outcome.Secret) registered).value();
        assertThat(registry.find("ledger").orElseThrow().secret())
                .startsWith("{bcrypt}")
                .doesNotContain(first);
        App ledger = server.app("ada", "ledger", "launch/patient patient/*.rs");
        assertThat(exchange(ledger, first)).isEqualTo(200);

        String second = ((Outcome.Secret) registry.renewSecret("ledger")).value();

        assertThat(exchange(ledger, first)).isEqualTo(401);
        assertThat(exchange(ledger, second)).isEqualTo(200);
        assertThat(registry.change(app("ledger", ClientKind.PUBLIC)))
                .as("of another kind")
                .isInstanceOf(Outcome.Refused.class);
        assertThat(registry.change(app("ledger", ClientKind.SECRET))).isInstanceOf(Outcome.Done.class);
        assertThat(exchange(ledger, second)).as("a change keeps it").isEqualTo(200);
    }

    private static int exchange(App app, String secret) {
        Map<String, String> form = app.exchangeForm(app.code());
        form.put("client_secret", secret);
        return app.browser.post("/oauth2/token", form).status();
    }

    @Test
    void whoIsShutOutHoldsNothingUntilLetInAgain() {
        assertThat(registry.register(app("visitor", ClientKind.PUBLIC), "admin"))
                .isInstanceOf(Outcome.Done.class);
        App visitor = server.app("ada", "visitor", "launch/patient offline_access patient/*.rs");
        Answer token = visitor.exchange(visitor.code());
        assertThat(origins()).contains("https://static.example");

        assertThat(registry.disable("visitor")).isInstanceOf(Outcome.Done.class);

        assertThat(visitor.refresh(token.text("refresh_token")).status()).isEqualTo(401);
        assertThat(visitor.authorize(visitor.request()).status()).isEqualTo(400);
        assertThat(server.context
                        .getBean(IssuedTokens.class)
                        .isRevoked(LaunchTest.claims(token.text("access_token")).getJWTID()))
                .isTrue();
        registry.enable("visitor");
        assertThat(visitor.refresh(token.text("refresh_token")).status()).isEqualTo(400);
        assertThat(visitor.exchange(visitor.code()).status()).isEqualTo(200);
    }

    private Set<String> origins() {
        return server.context.getBean(AppClients.class).origins();
    }

    /** A clinic hands in with a token of its own, as its own source alone. */
    @Test
    void aClinicsProgramGetsATokenForItsSource() {
        AppClient clinic = new AppClient(
                "harbor-engine",
                "Harbor",
                ClientKind.KEYS,
                null,
                Assertions.publicKeys(),
                null,
                List.of(),
                Set.of("intake/harbor"),
                null,
                false,
                Set.of(),
                false,
                false);
        assertThat(registry.register(clinic, "admin")).isInstanceOf(Outcome.Done.class);
        assertThat(handIn("intake/harbor").text("scope")).isEqualTo("intake/harbor");
        for (String scope : List.of("intake/riverside", "intake/*", "system/*.rs", "admin")) {
            assertThat(handIn(scope).text("error")).as(scope).isEqualTo("invalid_scope");
        }
    }

    private Answer handIn(String scope) {
        JWTClaimsSet claims = Assertions.claims("harbor-engine", server.base + "/oauth2/token")
                .build();
        Map<String, String> form = Assertions.form(Assertions.sign(Assertions.RSA, JWSAlgorithm.RS384, claims));
        form.put("grant_type", "client_credentials");
        form.put("scope", scope);
        return server.browser().post("/oauth2/token", form);
    }

    @Test
    void whatCannotBeRightIsRefused() {
        AppClient good = app("wrong", ClientKind.PUBLIC);
        for (AppClient bad : List.of(
                changed(good, List.of("http://app.example/back"), good.scopes(), null),
                changed(good, List.of("https://*.example/back"), good.scopes(), null),
                changed(good, List.of("https://app.example/back#x"), good.scopes(), null),
                changed(good, good.redirectUris(), Set.of("patient/*.everything"), null),
                changed(good, good.redirectUris(), good.scopes(), "javascript:alert(1)"),
                changed(good, List.of(), good.scopes(), null))) {
            assertThat(registry.register(bad, "admin")).isInstanceOf(Outcome.Refused.class);
        }
    }

    private static AppClient changed(AppClient of, List<String> redirects, Set<String> scopes, String launchUrl) {
        return new AppClient(
                of.id(), of.name(), of.kind(), null, null, null, redirects, scopes, launchUrl, false, Set.of(), false,
                false);
    }
}

package org.healthrecord.access.oauth.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.util.Map;
import org.healthrecord.access.oauth.server.Browser.Answer;
import org.healthrecord.access.oauth.store.IssuedTokens;
import org.junit.jupiter.api.Test;

/** What touches the tables, once more over PostgreSQL, with two nodes. */
class PostgresTest {
    private static final String SCOPES = "openid launch/patient offline_access patient/*.rs";

    @Test
    void nodesShareCodesTokensAndAssertions() throws IOException {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
            String url = postgres.getJdbcUrl("postgres", "postgres");
            Server one = new Server(url);
            Server other = new Server(url, one.base);
            try {
                App app = one.app("ada", "phone", SCOPES);
                Answer first = exchangeAt(other, app.exchangeForm(app.code()));
                assertThat(first.status()).as(first.body()).isEqualTo(200);
                Answer next = app.refresh(first.text("refresh_token"));
                assertThat(next.status()).as(next.body()).isEqualTo(200);
                assertThat(app.browser.get("/oauth2/apps").body()).contains("phone");

                Map<String, String> old = Map.of(
                        "grant_type",
                        "refresh_token",
                        "refresh_token",
                        first.text("refresh_token"),
                        "client_id",
                        "phone");
                assertThat(exchangeAt(other, old).text("error")).isEqualTo("invalid_grant");
                assertThat(app.refresh(next.text("refresh_token")).text("error"))
                        .isEqualTo("invalid_grant");
                assertThat(one.context
                                .getBean(IssuedTokens.class)
                                .isRevoked(LaunchTest.claims(next.text("access_token"))
                                        .getJWTID()))
                        .isTrue();

                Map<String, String> backEnd = Assertions.form(Assertions.sign(
                        Assertions.RSA,
                        JWSAlgorithm.RS384,
                        Assertions.claims("registry", one.base + "/oauth2/token")
                                .build()));
                backEnd.put("grant_type", "client_credentials");
                backEnd.put("scope", "system/*.rs");
                assertThat(exchangeAt(other, backEnd).status()).isEqualTo(200);
                assertThat(exchangeAt(one, backEnd).status()).isEqualTo(401);
            } finally {
                one.context.close();
                other.context.close();
            }
        }
    }

    private static Answer exchangeAt(Server server, Map<String, String> form) {
        return server.browser().post("/oauth2/token", form);
    }
}

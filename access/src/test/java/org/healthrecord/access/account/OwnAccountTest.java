package org.healthrecord.access.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.healthrecord.access.account.AccountSite.PASSWORD;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.healthrecord.access.account.directory.Account;
import org.healthrecord.access.account.directory.Accounts;
import org.healthrecord.access.account.factor.TimeCodes;
import org.healthrecord.access.account.port.Registration;
import org.healthrecord.access.account.row.AccountRow;
import org.healthrecord.access.account.secret.Secrets;
import org.junit.jupiter.api.Test;

class OwnAccountTest {
    private final AccountSite site = AccountSite.site();

    private static JsonNode json(HttpResponse<String> answer) {
        try {
            return new ObjectMapper().readTree(answer.body());
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private Registration registered(String person) {
        Registration registration = new Registration("lake", "urn:lake", Secrets.id());
        site.people.is(registration, person);
        return registration;
    }

    @Test
    void who_has_not_signed_in_gets_a_problem_and_no_page() {
        HttpResponse<String> answer = site.visitor().get("/account/api/me");
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json;charset=UTF-8");
    }

    @Test
    void an_account_says_what_it_is() {
        AccountRow account = site.patient(registered("p-me"));
        JsonNode me = json(site.signedIn(account).get("/account/api/me"));
        assertThat(me.get("name").asText()).isEqualTo(account.loginName());
        assertThat(me.get("self").asText()).isEqualTo("p-me");
        assertThat(me.get("shortestPassword").asInt()).isEqualTo(10);
        assertThat(me.toString()).doesNotContain("argon2");
    }

    @Test
    void an_order_without_the_token_is_refused() {
        Visitor visitor = site.signedIn(site.account());
        visitor.carry("XSRF-TOKEN", "another");
        HttpResponse<String> answer = visitor.post("/account/api/password", Map.of(), "");
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("\"status\":403");
    }

    @Test
    void a_changed_password_ends_the_other_sessions() {
        AccountRow account = site.account();
        Visitor here = site.signedIn(account);
        Visitor elsewhere = site.signedIn(account);
        String body = "{\"current\":\"%s\",\"password\":\"%s\"}";
        assertThat(here.json("POST", "/account/api/password", body.formatted("wrong one", "eleven blue doors"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(here.json("POST", "/account/api/password", body.formatted(PASSWORD, "password123!"))
                        .body())
                .contains("known to attackers");

        assertThat(here.json("POST", "/account/api/password", body.formatted(PASSWORD, "eleven blue doors"))
                        .statusCode())
                .isEqualTo(204);

        assertThat(here.get("/account/api/me").statusCode()).isEqualTo(200);
        assertThat(elsewhere.get("/account/api/me").statusCode()).isEqualTo(401);
    }

    @Test
    void sessions_are_listed_without_what_opens_them_and_end_one_by_one_or_all() {
        AccountRow account = site.account();
        Visitor here = site.signedIn(account);
        Visitor elsewhere = site.signedIn(account);
        JsonNode list = json(here.get("/account/api/sessions"));
        assertThat(list).hasSize(2);
        assertThat(list.toString()).doesNotContain(here.cookie("session").orElseThrow());
        String other = list.get(0).get("present").asBoolean()
                ? list.get(1).get("id").asText()
                : list.get(0).get("id").asText();

        assertThat(here.json("DELETE", "/account/api/sessions/" + other, "").statusCode())
                .isEqualTo(204);
        assertThat(elsewhere.get("/account/api/me").statusCode()).isEqualTo(401);
        assertThat(site.signedIn(site.account())
                        .json("DELETE", "/account/api/sessions/" + other, "")
                        .statusCode())
                .as("nobody else's")
                .isEqualTo(404);

        assertThat(here.json("DELETE", "/account/api/sessions", "").statusCode())
                .isEqualTo(204);
        assertThat(here.get("/account/api/me").statusCode()).isEqualTo(401);
    }

    @Test
    void a_patient_may_set_up_an_authenticator_and_is_asked_for_its_code_from_then_on() {
        AccountRow account = site.account();
        Visitor visitor = site.signedIn(account);
        JsonNode offered =
                json(visitor.json("POST", "/account/api/authenticator", "{\"current\":\"" + PASSWORD + "\"}"));
        assertThat(offered.get("picture").asText()).startsWith("<svg");
        assertThat(visitor.json("POST", "/account/api/authenticator/confirm", "{\"code\":\"000\"}")
                        .statusCode())
                .isEqualTo(422);
        String code = TimeCodes.code(TestKeys.secret(offered.get("key").asText()), site.clock.instant());

        JsonNode codes =
                json(visitor.json("POST", "/account/api/authenticator/confirm", "{\"code\":\"" + code + "\"}"));

        assertThat(codes.get("codes")).hasSize(10);
        assertThat(Answers.location(
                        site.visitor().submit("/login", Map.of("name", account.loginName(), "password", PASSWORD))))
                .isEqualTo("/login/code");
        JsonNode renewed =
                json(visitor.json("POST", "/account/api/recovery-codes", "{\"current\":\"" + PASSWORD + "\"}"));
        assertThat(renewed.get("codes").get(0)).isNotEqualTo(codes.get("codes").get(0));
        assertThat(visitor.json("POST", "/account/api/authenticator/remove", "{\"current\":\"" + PASSWORD + "\"}")
                        .statusCode())
                .isEqualTo(204);
    }

    @Test
    void a_patient_grants_a_proxy_and_ends_it_at_once() {
        AccountRow patient = site.patient(registered("p-grants"));
        Visitor visitor = site.signedIn(patient);
        String end = site.clock.instant().plus(Duration.ofDays(90)).toString();
        JsonNode handed = json(visitor.json("POST", "/account/api/proxies", "{\"endsAt\":\"" + end + "\"}"));
        AccountRow caregiver = site.account();
        Visitor other = site.signedIn(caregiver);
        other.submit(
                "/invitation",
                Map.of(
                        "number", handed.get("number").asText(),
                        "code", handed.get("code").asText()));
        other.submit("/invitation/account", "/invitation/own-account", Map.of());
        Accounts accounts = site.context.getBean(Accounts.class);
        assertThat(accounts.now(caregiver.id()).map(Account::authorities).orElseThrow())
                .containsExactly("PROXY_p-grants");

        JsonNode mine = json(visitor.get("/account/api/proxies")).get("forMe");
        assertThat(mine.get(0).get("name").asText()).isEqualTo(caregiver.displayName());
        String id = mine.get(0).get("id").asText();
        assertThat(site.signedIn(site.account())
                        .json("DELETE", "/account/api/proxies/" + id, "")
                        .statusCode())
                .isEqualTo(404);
        assertThat(visitor.json("DELETE", "/account/api/proxies/" + id, "").statusCode())
                .isEqualTo(204);

        assertThat(accounts.now(caregiver.id()).map(Account::authorities).orElseThrow())
                .isEmpty();
    }

    @Test
    void a_proxy_for_less_than_everything_is_no_proxy_for_everything() {
        AccountRow patient = site.patient(registered("p-limits"));
        Visitor visitor = site.signedIn(patient);
        String end = site.clock.instant().plus(Duration.ofDays(1)).toString();
        assertThat(visitor.json(
                                "POST",
                                "/account/api/proxies",
                                "{\"scope\":\"system/*.cruds\",\"endsAt\":\"" + end + "\"}")
                        .statusCode())
                .isEqualTo(422);
        assertThat(visitor.json("POST", "/account/api/proxies", "{}").statusCode())
                .isEqualTo(422);
        assertThat(new Account(
                                "a",
                                "n",
                                "d",
                                false,
                                java.util.Set.of(),
                                java.util.Optional.empty(),
                                java.util.List.of(new Account.Proxy("x", "p", "patient/Observation.rs")))
                        .authorities())
                .containsExactly("LIMITED_PROXY_p");
    }
}

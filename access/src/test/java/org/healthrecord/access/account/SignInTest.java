package org.healthrecord.access.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.healthrecord.access.account.AccountSite.PASSWORD;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.healthrecord.access.account.row.AccountRow;
import org.healthrecord.access.account.row.AccountTable;
import org.junit.jupiter.api.Test;

class SignInTest {
    private final AccountSite site = AccountSite.site();

    private HttpResponse<String> signIn(Visitor visitor, String name, String password) {
        return visitor.submit("/login", Map.of("name", name, "password", password));
    }

    @Test
    void a_name_and_a_password_open_the_pages() {
        AccountRow account = site.account();
        Visitor visitor = site.visitor();
        assertThat(visitor.get("/account").statusCode()).isEqualTo(303);
        assertThat(visitor.get("/account").headers().firstValue("Location")).contains("/login");

        HttpResponse<String> answer = signIn(visitor, account.loginName().toUpperCase(java.util.Locale.ROOT), PASSWORD);

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location"))
                .as("where one wanted to go")
                .contains("/account");
        assertThat(visitor.get("/account").statusCode())
                .as("allowed; the page itself is the portal's")
                .isEqualTo(404);
    }

    @Test
    void a_wrong_password_and_an_unknown_name_get_the_same_answer() {
        AccountRow account = site.account();
        AccountRow locked = site.account();
        site.context.getBean(AccountTable.class).lock(locked.id(), true);

        HttpResponse<String> wrong = signIn(site.visitor(), account.loginName(), "not the password");
        HttpResponse<String> unknown = signIn(site.visitor(), "nobody-of-this-name", "not the password");
        HttpResponse<String> lockedOut = signIn(site.visitor(), locked.loginName(), PASSWORD);

        assertThat(wrong.statusCode()).isEqualTo(401);
        assertThat(shape(wrong, account.loginName()))
                .isEqualTo(shape(unknown, "nobody-of-this-name"))
                .isEqualTo(shape(lockedOut, locked.loginName()));
    }

    private static String shape(HttpResponse<String> answer, String name) {
        return answer.statusCode()
                + answer.body().replace(name, "NAME").replaceAll("name=\"_csrf\" value=\"[^\"]+\"", "");
    }

    @Test
    void a_form_without_its_token_is_refused() {
        AccountRow account = site.account();
        HttpResponse<String> answer =
                site.visitor().post("/login", Map.of("name", account.loginName(), "password", PASSWORD), "");
        assertThat(answer.statusCode()).isEqualTo(403);
    }

    @Test
    void the_session_that_was_there_before_does_not_become_the_accounts() {
        AccountRow staff = site.account("CLINICIAN");
        Visitor visitor = site.visitor();
        signIn(visitor, staff.loginName(), PASSWORD);
        String before = visitor.cookie("session").orElseThrow();
        Visitor other = site.visitor();
        other.carry("session", before);

        AccountRow account = site.account();
        signIn(other, account.loginName(), PASSWORD);

        String after = other.cookie("session").orElseThrow();
        assertThat(after).isNotEqualTo(before);
        assertThat(visitor.get("/account").statusCode())
                .as("the old id opens nothing")
                .isEqualTo(303);
    }

    @Test
    void wrong_passwords_cost_more_and_more_time_for_known_and_unknown_names() {
        for (String name : new String[] {site.account().loginName(), "nobody-at-all"}) {
            for (int i = 0; i < 5; i++) {
                assertThat(signIn(site.visitor(), name, "wrong").statusCode()).isEqualTo(401);
            }
            HttpResponse<String> sixth = signIn(site.visitor(), name, PASSWORD);
            assertThat(sixth.statusCode()).isEqualTo(429);
            assertThat(sixth.headers().firstValue("Retry-After")).contains("1");

            site.clock.pass(Duration.ofSeconds(2));
            assertThat(signIn(site.visitor(), name, "wrong").statusCode()).isEqualTo(401);
            assertThat(signIn(site.visitor(), name, "wrong").headers().firstValue("Retry-After"))
                    .contains("2");
            site.clock.pass(Duration.ofHours(2));
        }
    }

    @Test
    void a_lock_ends_a_session_at_the_next_request() {
        AccountRow account = site.account();
        Visitor visitor = site.signedIn(account);
        assertThat(visitor.get("/account").statusCode()).isEqualTo(404);

        site.context.getBean(AccountTable.class).lock(account.id(), true);

        assertThat(visitor.get("/account").statusCode()).isEqualTo(303);
    }

    @Test
    void a_session_ends_when_nobody_uses_it_and_after_half_a_day_in_any_case() {
        AccountRow account = site.account();
        Visitor idle = site.signedIn(account);
        site.jdbc()
                .sql("update access_session set last_access_time = last_access_time - 901000,"
                        + " expiry_time = expiry_time - 901000 where principal_name = ?")
                .params(account.id())
                .update();
        assertThat(idle.get("/account").statusCode()).isEqualTo(303);

        Visitor busy = site.signedIn(account);
        site.clock.pass(Duration.ofHours(12).plusSeconds(1));
        assertThat(busy.get("/account").statusCode()).isEqualTo(303);
    }

    @Test
    void signing_out_ends_the_session() {
        Visitor visitor = site.signedIn(site.account());
        String session = visitor.cookie("session").orElseThrow();

        HttpResponse<String> answer = visitor.submit("/login", "/logout", Map.of());

        assertThat(answer.headers().firstValue("Location")).contains("/login?said=out");
        Visitor thief = site.visitor();
        thief.carry("session", session);
        assertThat(thief.get("/account").statusCode()).isEqualTo(303);
    }

    @Test
    void staff_are_not_inside_before_the_second_step() {
        Visitor visitor = site.visitor();
        HttpResponse<String> answer = signIn(visitor, site.account("STEWARD").loginName(), PASSWORD);
        assertThat(answer.headers().firstValue("Location")).contains("/login/enrol");
        assertThat(visitor.get("/account").statusCode()).isEqualTo(303);
        assertThat(visitor.get("/login/enrol").body()).contains("Key for typing");
        assertThat(visitor.get("/login/enrol/qr.svg").body()).startsWith("<svg");
    }
}

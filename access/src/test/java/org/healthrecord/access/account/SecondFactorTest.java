package org.healthrecord.access.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.healthrecord.access.account.AccountSite.PASSWORD;
import static org.healthrecord.access.account.Answers.location;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.healthrecord.access.account.factor.TimeCodes;
import org.healthrecord.access.account.row.AccountDatabase;
import org.healthrecord.access.account.row.AccountRow;
import org.healthrecord.access.account.row.FactorTable;
import org.junit.jupiter.api.Test;

class SecondFactorTest {
    private final AccountSite site = AccountSite.site();
    private final FactorTable factors =
            new FactorTable(site.context.getBean(AccountDatabase.class).jdbc());

    @Test
    void staff_set_up_an_authenticator_at_the_first_sign_in_and_are_shown_recovery_codes_once() {
        AccountRow staff = site.account("OPERATOR");
        Visitor visitor = visitorAfterPassword(staff);
        String key = Answers.codes(visitor.get("/login/enrol")).get(0);
        assertThat(key).matches("[A-Z2-7]{32}");
        assertThat(visitor.submit("/login/enrol", Map.of("code", "000000")).statusCode())
                .isEqualTo(401);
        assertThat(factors.secret(staff.id()))
                .as("nothing is set up by a wrong code")
                .isEmpty();

        HttpResponse<String> shown = visitor.submit(
                "/login/enrol", Map.of("code", TimeCodes.code(TestKeys.secret(key), site.clock.instant())));

        assertThat(Answers.codes(shown)).hasSize(10).doesNotHaveDuplicates();
        assertThat(shown.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(visitor.get("/account").statusCode()).as("inside").isEqualTo(404);
        assertThat(site.jdbc()
                        .sql("select code_hash from access_recovery_code where account_id = ?")
                        .params(staff.id())
                        .query(String.class)
                        .list())
                .as("kept as digests")
                .hasSize(10)
                .doesNotContainAnyElementsOf(Answers.codes(shown));
    }

    @Test
    void a_code_is_good_once_within_its_step() {
        AccountRow staff = enrolled("CLINICIAN");
        String code = TimeCodes.code(secret(staff), site.clock.instant());

        HttpResponse<String> first = visitorAfterPassword(staff).submit("/login/code", Map.of("code", code));
        HttpResponse<String> again = visitorAfterPassword(staff).submit("/login/code", Map.of("code", code));

        assertThat(location(first)).isEqualTo("/");
        assertThat(again.statusCode()).isEqualTo(401);
    }

    @Test
    void a_recovery_code_opens_once() {
        AccountRow staff = enrolled("AUDITOR");
        factors.recoveryCodes(staff.id(), List.of("ABCD-EFGH-JKMN-PQRS", "2345-6789-2345-6789"));

        HttpResponse<String> first =
                visitorAfterPassword(staff).submit("/login/code", Map.of("code", "abcd efgh jkmn pqrs"));
        HttpResponse<String> again =
                visitorAfterPassword(staff).submit("/login/code", Map.of("code", "ABCD-EFGH-JKMN-PQRS"));

        assertThat(location(first)).isEqualTo("/");
        assertThat(again.statusCode()).isEqualTo(401);
    }

    @Test
    void wrong_codes_are_slowed_down() {
        AccountRow staff = enrolled("STEWARD");
        Visitor visitor = visitorAfterPassword(staff);
        for (int i = 0; i < 5; i++) {
            visitor.submit("/login/code", Map.of("code", "123"));
        }
        HttpResponse<String> answer =
                visitor.submit("/login/code", Map.of("code", TimeCodes.code(secret(staff), site.clock.instant())));
        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
    }

    @Test
    void who_has_only_given_the_password_must_begin_again_after_ten_minutes() {
        Visitor visitor = visitorAfterPassword(enrolled("STEWARD"));
        site.clock.pass(Duration.ofMinutes(11));
        assertThat(location(visitor.get("/login/code"))).isEqualTo("/login");
    }

    private Visitor visitorAfterPassword(AccountRow account) {
        Visitor visitor = site.visitor();
        visitor.submit("/login", Map.of("name", account.loginName(), "password", PASSWORD));
        return visitor;
    }

    private AccountRow enrolled(String role) {
        AccountRow staff = site.account(role);
        factors.enrol(staff.id(), TimeCodes.secret(), 0);
        return staff;
    }

    private String secret(AccountRow account) {
        return factors.secret(account.id()).orElseThrow();
    }
}

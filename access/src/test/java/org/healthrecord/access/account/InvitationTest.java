package org.healthrecord.access.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.healthrecord.access.account.AccountSite.PASSWORD;
import static org.healthrecord.access.account.Answers.location;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.healthrecord.access.account.directory.Account;
import org.healthrecord.access.account.directory.Accounts;
import org.healthrecord.access.account.invitation.Invitations;
import org.healthrecord.access.account.port.Registration;
import org.healthrecord.access.account.row.AccountRow;
import org.healthrecord.access.account.row.AccountTable;
import org.healthrecord.access.account.secret.Secrets;
import org.junit.jupiter.api.Test;

class InvitationTest {
    private final AccountSite site = AccountSite.site();
    private final Invitations invitations = site.context.getBean(Invitations.class);
    private final Accounts accounts = site.context.getBean(Accounts.class);
    private final AccountRow frontDesk = site.account("FRONT_DESK");

    private Registration registered(String person) {
        Registration registration = new Registration("lake", "urn:lake", Secrets.id());
        site.people.is(registration, person);
        return registration;
    }

    private static Map<String, String> wish(String name) {
        return Map.of("name", name, "displayName", "A Patient", "email", "", "password", "seven green kettles");
    }

    private HttpResponse<String> open(Visitor visitor, Invitations.Handed handed, String code) {
        return visitor.submit("/invitation", Map.of("number", handed.number(), "code", code));
    }

    private Set<String> authorities(String loginName) {
        String id = site.context
                .getBean(AccountTable.class)
                .named(loginName)
                .orElseThrow()
                .id();
        return accounts.now(id).map(Account::authorities).orElseThrow();
    }

    @Test
    void number_and_code_make_an_account_of_the_person_that_staff_checked() {
        Invitations.Handed handed = invitations.forPatient(frontDesk.id(), List.of(registered("p-invited")));
        Visitor visitor = site.visitor();
        assertThat(visitor.get("/invitation?number=" + handed.number()).body()).contains(handed.number());

        assertThat(location(open(visitor, handed, handed.code().toLowerCase(java.util.Locale.ROOT))))
                .isEqualTo("/invitation/account");
        HttpResponse<String> made = visitor.submit("/invitation/account", wish("invited"));

        assertThat(location(made)).as("signed in").isEqualTo("/");
        assertThat(authorities("invited")).containsExactly("SELF_p-invited");
    }

    @Test
    void it_works_once() {
        Invitations.Handed handed = invitations.forPatient(frontDesk.id(), List.of(registered("p-once")));
        Visitor first = site.visitor();
        Visitor second = site.visitor();
        open(first, handed, handed.code());
        open(second, handed, handed.code());

        first.submit("/invitation/account", wish("once-first"));

        assertThat(location(second.get("/invitation/account"))).isEqualTo("/invitation");
        assertThat(open(site.visitor(), handed, handed.code()).statusCode()).isEqualTo(401);
    }

    @Test
    void it_ends_after_a_week_and_when_it_is_withdrawn() {
        Invitations.Handed old = invitations.forPatient(frontDesk.id(), List.of(registered("p-old")));
        site.clock.pass(Duration.ofDays(7).plusSeconds(1));
        assertThat(open(site.visitor(), old, old.code()).statusCode()).isEqualTo(401);

        Invitations.Handed withdrawn = invitations.forPatient(frontDesk.id(), List.of(registered("p-old")));
        invitations.cancel(withdrawn.id(), frontDesk.id());
        assertThat(open(site.visitor(), withdrawn, withdrawn.code()).statusCode())
                .isEqualTo(401);
    }

    @Test
    void five_wrong_codes_end_it_and_an_unknown_number_is_answered_alike() {
        Invitations.Handed handed = invitations.forPatient(frontDesk.id(), List.of(registered("p-guessed")));
        String unknown = site.visitor()
                .submit("/invitation", Map.of("number", "AAAA-AAAA-AAAA-AAAA", "code", "AAAA-AAAA"))
                .body()
                .replaceAll("value=\"[^\"]+\"", "");
        for (int i = 0; i < 5; i++) {
            HttpResponse<String> wrong = open(site.visitor(), handed, "AAAA-AAAA");
            assertThat(wrong.statusCode()).isEqualTo(401);
            assertThat(wrong.body().replaceAll("value=\"[^\"]+\"", "")).isEqualTo(unknown);
        }
        assertThat(open(site.visitor(), handed, handed.code()).statusCode()).isEqualTo(401);
        site.clock.pass(Duration.ofHours(2));
    }

    @Test
    void nothing_in_the_table_opens_it() {
        Invitations.Handed handed = invitations.forPatient(frontDesk.id(), List.of(registered("p-kept")));
        String row = site.jdbc()
                .sql("select * from access_invitation where id = ?")
                .params(handed.id())
                .query()
                .singleRow()
                .toString();
        assertThat(row)
                .doesNotContain(handed.number(), Secrets.read(handed.number()))
                .doesNotContain(handed.code(), Secrets.read(handed.code()));
    }

    @Test
    void the_account_follows_the_registrations_to_a_survivor_and_to_nobody_where_they_part() {
        Registration one = registered("p-before");
        Registration other = registered("p-before");
        AccountRow account = site.account();
        site.context.getBean(AccountTable.class).bind(account.id(), List.of(one, other));
        assertThat(authorities(account.loginName())).containsExactly("SELF_p-before");

        site.people.is(one, "p-survivor");
        site.people.is(other, "p-survivor");
        assertThat(authorities(account.loginName())).containsExactly("SELF_p-survivor");

        site.people.is(other, "p-apart");
        assertThat(authorities(account.loginName()))
                .as("which of the two the owner is, staff must check again")
                .isEmpty();
    }

    @Test
    void where_the_person_came_apart_before_the_acceptance_it_is_refused() {
        Registration one = registered("p-came-apart");
        Registration other = registered("p-came-apart");
        Invitations.Handed handed = invitations.forPatient(frontDesk.id(), List.of(one, other));
        Visitor visitor = site.visitor();
        open(visitor, handed, handed.code());
        site.people.is(other, "p-somebody-else");

        HttpResponse<String> refused = visitor.submit("/invitation/account", wish("came-apart"));

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(site.context.getBean(AccountTable.class).named("came-apart")).isEmpty();
    }

    @Test
    void a_proxy_reads_until_it_ends_and_not_at_the_request_after() {
        Registration child = registered("p-child");
        Invitations.Handed handed = invitations.forProxy(
                frontDesk.id(),
                List.of(child),
                Account.EVERYTHING,
                site.clock.instant().plus(Duration.ofDays(30)));
        AccountRow caregiver = site.account();
        Visitor visitor = site.signedIn(caregiver);
        open(visitor, handed, handed.code());
        assertThat(location(visitor.submit("/invitation/account", "/invitation/own-account", Map.of())))
                .isEqualTo("/account");
        assertThat(authorities(caregiver.loginName())).containsExactly("PROXY_p-child");

        site.clock.pass(Duration.ofDays(30));

        assertThat(authorities(caregiver.loginName())).isEmpty();
    }

    @Test
    void staff_choose_a_longer_password_and_must_set_up_a_second_step() {
        Invitations.Handed handed = invitations.forStaff(frontDesk.id(), Set.of("CLINICIAN"));
        Visitor visitor = site.visitor();
        open(visitor, handed, handed.code());
        Map<String, String> shorter =
                Map.of("name", "new-clinician", "displayName", "C", "email", "", "password", "ten lettrs");
        assertThat(visitor.submit("/invitation/account", shorter).body()).contains("at least 12 characters");

        HttpResponse<String> made = visitor.submit("/invitation/account", wish("new-clinician"));

        assertThat(location(made)).isEqualTo("/login/enrol");
        assertThat(authorities("new-clinician")).containsExactly("ROLE_CLINICIAN");
        assertThat(PASSWORD).hasSizeGreaterThanOrEqualTo(12);
    }
}

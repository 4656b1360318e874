package org.healthrecord.access.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.healthrecord.access.account.AccountSite.PASSWORD;

import java.net.http.HttpResponse;
import java.util.Map;
import org.healthrecord.access.account.factor.TimeCodes;
import org.healthrecord.access.account.port.Registration;
import org.healthrecord.access.account.row.AccountDatabase;
import org.healthrecord.access.account.row.AccountRow;
import org.healthrecord.access.account.row.AccountTable;
import org.healthrecord.access.account.row.FactorTable;
import org.healthrecord.access.account.secret.Secrets;
import org.junit.jupiter.api.Test;

class StaffTest {
    private final AccountSite site = AccountSite.site();

    /** Staff who have taken the second step too. */
    private Visitor inside(AccountRow staff) {
        FactorTable factors =
                new FactorTable(site.context.getBean(AccountDatabase.class).jdbc());
        String secret = TimeCodes.secret();
        factors.enrol(staff.id(), secret, 0);
        Visitor visitor = site.visitor();
        visitor.submit("/login", Map.of("name", staff.loginName(), "password", PASSWORD));
        visitor.submit("/login/code", Map.of("code", TimeCodes.code(secret, site.clock.instant())));
        return visitor;
    }

    private String person() {
        String person = "p" + Secrets.id();
        site.people.is(new Registration("hill", "urn:hill", Secrets.id()), person);
        return person;
    }

    @Test
    void the_front_desk_invites_patients_and_nobody_else_does() {
        String wish = "{\"kind\":\"PATIENT\",\"person\":\"" + person() + "\"}";
        Visitor frontDesk = inside(site.account("FRONT_DESK"));

        HttpResponse<String> handed = frontDesk.json("POST", "/account/api/invitations", wish);

        assertThat(handed.statusCode()).isEqualTo(201);
        assertThat(handed.body()).contains("/invitation?number=");
        assertThat(frontDesk.get("/account/api/invitations").body())
                .contains("\"open\":true")
                .doesNotContain("number", "code");
        for (String role : new String[] {"CLINICIAN", "STEWARD", "OPERATOR", "AUDITOR"}) {
            assertThat(inside(site.account(role))
                            .json("POST", "/account/api/invitations", wish)
                            .statusCode())
                    .as(role)
                    .isEqualTo(403);
        }
        assertThat(site.signedIn(site.account())
                        .json("POST", "/account/api/invitations", wish)
                        .statusCode())
                .isEqualTo(403);
        assertThat(frontDesk
                        .json("POST", "/account/api/invitations", "{\"kind\":\"STAFF\",\"roles\":[\"AUDITOR\"]}")
                        .statusCode())
                .as("staff are invited by administrators")
                .isEqualTo(403);
    }

    @Test
    void only_registrations_of_the_person_bind() {
        String wish = "{\"kind\":\"PATIENT\",\"person\":\"" + person()
                + "\",\"registrations\":[{\"source\":\"hill\",\"mrnSystem\":\"urn:hill\",\"mrn\":\"another's\"}]}";
        assertThat(inside(site.account("FRONT_DESK"))
                        .json("POST", "/account/api/invitations", wish)
                        .statusCode())
                .isEqualTo(422);
    }

    @Test
    void an_invitation_is_withdrawn_by_who_made_it() {
        Visitor frontDesk = inside(site.account("FRONT_DESK"));
        String handed = frontDesk
                .json("POST", "/account/api/invitations", "{\"kind\":\"PATIENT\",\"person\":\"" + person() + "\"}")
                .body();
        String id = handed.replaceAll(".*\"id\":\"([^\"]+)\".*", "$1");
        Visitor other = inside(site.account("FRONT_DESK"));
        assertThat(other.json("DELETE", "/account/api/invitations/" + id, "").statusCode())
                .isEqualTo(404);
        assertThat(frontDesk
                        .json("DELETE", "/account/api/invitations/" + id, "")
                        .statusCode())
                .isEqualTo(204);
    }

    @Test
    void administrators_lock_and_change_roles_and_it_takes_effect_at_the_next_request() {
        Visitor administrator = inside(site.account("ADMINISTRATOR"));
        AccountRow frontDesk = site.account("FRONT_DESK");
        Visitor visitor = inside(frontDesk);
        assertThat(visitor.get("/account/api/invitations").statusCode()).isEqualTo(200);
        assertThat(visitor.get("/account/api/accounts").statusCode()).isEqualTo(403);

        administrator.json("PUT", "/account/api/accounts/" + frontDesk.id() + "/roles", "{\"roles\":[\"CLINICIAN\"]}");
        assertThat(visitor.get("/account/api/invitations").statusCode()).isEqualTo(403);

        administrator.json("POST", "/account/api/accounts/" + frontDesk.id() + "/lock", "");
        assertThat(visitor.get("/account/api/me").statusCode()).isEqualTo(401);
        assertThat(administrator.get("/account/api/accounts").body())
                .contains(frontDesk.loginName())
                .doesNotContain("argon2");
    }

    @Test
    void a_role_that_comes_during_a_session_without_a_second_factor_waits_for_the_next_sign_in() {
        AccountRow account = site.account();
        Visitor visitor = site.signedIn(account);
        site.context.getBean(AccountTable.class).roles(account.id(), java.util.List.of("FRONT_DESK"));
        assertThat(visitor.get("/account/api/me").statusCode()).isEqualTo(200);
        assertThat(visitor.get("/account/api/invitations").statusCode()).isEqualTo(403);
    }

    @Test
    void nobody_locks_or_degrades_themselves() {
        AccountRow row = site.account("ADMINISTRATOR");
        Visitor administrator = inside(row);
        assertThat(administrator
                        .json("POST", "/account/api/accounts/" + row.id() + "/lock", "")
                        .statusCode())
                .isEqualTo(409);
        assertThat(administrator
                        .json("PUT", "/account/api/accounts/" + row.id() + "/roles", "{\"roles\":[]}")
                        .statusCode())
                .isEqualTo(409);
    }

    @Test
    void a_reset_second_factor_is_set_up_anew() {
        AccountRow staff = site.account("STEWARD");
        Visitor lost = inside(staff);
        inside(site.account("ADMINISTRATOR"))
                .json("POST", "/account/api/accounts/" + staff.id() + "/second-factor-reset", "");
        assertThat(lost.get("/account/api/me").statusCode()).isEqualTo(401);
        assertThat(Answers.location(
                        site.visitor().submit("/login", Map.of("name", staff.loginName(), "password", PASSWORD))))
                .isEqualTo("/login/enrol");
    }
}

package org.healthrecord.access.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.healthrecord.access.account.AccountSite.PASSWORD;
import static org.healthrecord.access.account.Answers.location;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.healthrecord.access.account.mail.BackRoom;
import org.healthrecord.access.account.row.AccountRow;
import org.junit.jupiter.api.Test;

class NewPasswordTest {
    private final AccountSite site = AccountSite.site();

    private HttpResponse<String> ask(String name) {
        return site.visitor().submit("/login/forgotten", Map.of("name", name));
    }

    /** Letters to an account in the outbox, once everything handed over is done. */
    private List<Path> letters(AccountRow account) {
        CountDownLatch done = new CountDownLatch(1);
        site.context.getBean(BackRoom.class).later(done::countDown);
        Path outbox = site.home.resolve("outbox");
        try {
            done.await();
            if (!Files.exists(outbox)) {
                return List.of();
            }
            try (Stream<Path> files = Files.list(outbox)) {
                return files.filter(file ->
                                text(file).contains("To: " + account.email().orElseThrow()))
                        .toList();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String link(Path letter) {
        return text(letter).replaceAll("(?s).*(/login/reset\\?token=\\S+).*", "$1");
    }

    private HttpResponse<String> choose(Visitor visitor, String password) {
        return visitor.submit("/login/reset", Map.of("password", password, "repeated", password));
    }

    @Test
    void a_letter_brings_a_link_that_changes_the_password_once_and_ends_all_sessions() {
        AccountRow account = site.account();
        Visitor elsewhere = site.signedIn(account);
        ask(account.loginName());
        String link = link(letters(account).get(0));
        Visitor visitor = site.visitor();
        assertThat(location(visitor.get(link)))
                .as("the token leaves the address bar")
                .isEqualTo("/login/reset");

        assertThat(choose(visitor, "short").statusCode()).isEqualTo(422);
        assertThat(location(choose(visitor, "twelve quiet rivers"))).isEqualTo("/login?said=reset");

        assertThat(elsewhere.get("/account").statusCode()).isEqualTo(303);
        Map<String, String> old = Map.of("name", account.loginName(), "password", PASSWORD);
        Map<String, String> fresh = Map.of("name", account.loginName(), "password", "twelve quiet rivers");
        assertThat(site.visitor().submit("/login", old).statusCode()).isEqualTo(401);
        assertThat(location(site.visitor().submit("/login", fresh))).isEqualTo("/");
        Visitor again = site.visitor();
        again.get(link);
        assertThat(again.get("/login/reset").statusCode()).isEqualTo(404);
    }

    @Test
    void a_link_ends_after_half_an_hour() {
        AccountRow account = site.account();
        ask(account.loginName());
        String link = link(letters(account).get(0));
        site.clock.pass(Duration.ofMinutes(30));
        Visitor visitor = site.visitor();
        visitor.get(link);
        assertThat(visitor.get("/login/reset").statusCode()).isEqualTo(404);
    }

    @Test
    void the_answer_says_nothing_of_whether_there_is_an_account() {
        AccountRow account = site.account();
        HttpResponse<String> known = ask(account.loginName());
        HttpResponse<String> unknown = ask("nobody-asks");
        assertThat(known.statusCode()).isEqualTo(unknown.statusCode());
        assertThat(known.body()).isEqualTo(unknown.body());
    }

    @Test
    void a_staff_account_is_asked_for_its_second_step_after_a_reset_too() {
        AccountRow staff = site.account("AUDITOR");
        ask(staff.loginName());
        Visitor visitor = site.visitor();
        visitor.get(link(letters(staff).get(0)));
        choose(visitor, "twelve quiet rivers");
        Map<String, String> fresh = Map.of("name", staff.loginName(), "password", "twelve quiet rivers");
        assertThat(location(site.visitor().submit("/login", fresh))).isEqualTo("/login/enrol");
    }

    @Test
    void an_address_that_nobody_confirmed_gets_no_link_to_a_new_password() {
        AccountRow account = site.account();
        Visitor visitor = site.signedIn(account);
        String body = "{\"current\":\"%s\",\"email\":\"fresh-%s\"}"
                .formatted(PASSWORD, account.email().orElseThrow());
        assertThat(visitor.json("POST", "/account/api/email", body).statusCode())
                .isEqualTo(204);
        AccountRow now = site.context
                .getBean(org.healthrecord.access.account.row.AccountTable.class)
                .find(account.id())
                .orElseThrow();
        List<Path> confirmation = letters(now);
        assertThat(confirmation).hasSize(1);
        ask(account.loginName());
        assertThat(letters(now)).as("no second letter").hasSize(1);

        String link = text(confirmation.get(0)).replaceAll("(?s).*(/login/address\\?token=\\S+).*", "$1");
        assertThat(site.visitor()
                        .submit(link, "/login/address", Map.of("token", link.substring(link.indexOf('=') + 1)))
                        .body())
                .contains("confirmed");
        ask(account.loginName());
        assertThat(letters(now)).hasSize(2);
    }

    @Test
    void the_outbox_is_for_the_services_owner_alone() throws IOException {
        AccountRow account = site.account();
        ask(account.loginName());
        Path letter = letters(account).get(0);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(letter)))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(letter.getParent())))
                .isEqualTo("rwx------");
    }

    @Test
    void asking_often_is_slowed_down_for_known_and_unknown_names() {
        for (String name : new String[] {site.account().loginName(), "nobody-often"}) {
            for (int i = 0; i < 5; i++) {
                assertThat(ask(name).statusCode()).isEqualTo(200);
            }
            assertThat(ask(name).statusCode()).isEqualTo(429);
            site.clock.pass(Duration.ofHours(2));
        }
    }
}

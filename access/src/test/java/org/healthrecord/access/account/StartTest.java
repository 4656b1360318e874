package org.healthrecord.access.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.healthrecord.access.account.Answers.location;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.healthrecord.access.account.row.AccountTable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;

class StartTest {
    private final AccountSite site = AccountSite.site();

    @BeforeEach
    void nobodyAdministers() {
        site.jdbc()
                .sql("delete from access_account_role where role = 'ADMINISTRATOR'")
                .update();
    }

    /** What a start prints. */
    @SuppressWarnings("unchecked")
    private String start() {
        PrintStream console = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            ApplicationListener<ApplicationReadyEvent> listener =
                    site.context.getBean("accountsAtTheStart", ApplicationListener.class);
            listener.onApplicationEvent(
                    new ApplicationReadyEvent(new SpringApplication(), new String[0], site.context, Duration.ZERO));
        } finally {
            System.setOut(console);
        }
        return printed.toString(StandardCharsets.UTF_8);
    }

    private String link() {
        String printed = start();
        return printed.substring(printed.indexOf("/setup?token=")).trim();
    }

    private static Map<String, String> wish(String name) {
        return Map.of("name", name, "displayName", "First", "email", "", "password", "nine wooden boats");
    }

    @Test
    void the_first_administrator_is_made_by_a_link_that_works_once() {
        String link = link();
        Visitor first = site.visitor();
        Visitor second = site.visitor();
        assertThat(location(first.get(link)))
                .as("the token leaves the address bar")
                .isEqualTo("/setup");
        second.get(link);

        assertThat(location(first.submit("/setup", wish("first-administrator"))))
                .isEqualTo("/login/enrol");

        assertThat(second.get("/setup").statusCode()).isEqualTo(404);
        assertThat(site.visitor().get(link).statusCode()).isEqualTo(404);
        assertThat(start()).as("nothing more to set up").doesNotContain("/setup");
        assertThat(site.context.getBean(AccountTable.class).having("ADMINISTRATOR"))
                .isEqualTo(1);
    }

    @Test
    void a_link_ends_after_a_day_and_at_the_next_start() {
        String first = link();
        String second = link();
        assertThat(site.visitor().get(first).statusCode()).isEqualTo(404);
        assertThat(location(site.visitor().get(second))).isEqualTo("/setup");
        site.clock.pass(Duration.ofDays(1));
        assertThat(site.visitor().get(second).statusCode()).isEqualTo(404);
    }

    @Test
    void the_demo_is_refused_beyond_this_machine() {
        for (String address : new String[] {"", "0.0.0.0", "192.0.2.1"}) {
            assertThatThrownBy(() -> DemoSite.start(address)).hasRootCauseInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void the_demo_has_an_account_of_each_kind_that_signs_in_at_once() {
        DemoSite.Running demo = DemoSite.start("127.0.0.1");
        try (demo) {
            for (String name : new String[] {"rosalind", "caregiver", "frontdesk", "clinician", "administrator"}) {
                String password = "demo-password-" + name;
                assertThat(demo.printed()).contains(password);
                assertThat(location(demo.visitor().submit("/login", Map.of("name", name, "password", password))))
                        .isEqualTo("/");
            }
        }
    }
}

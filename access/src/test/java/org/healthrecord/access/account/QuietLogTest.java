package org.healthrecord.access.account;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.healthrecord.access.account.invitation.Invitations;
import org.healthrecord.access.account.port.Registration;
import org.healthrecord.access.account.row.AccountRow;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class QuietLogTest {
    private final AccountSite site = AccountSite.site();

    @Test
    void no_name_number_code_token_or_address_comes_into_a_log() {
        Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        root.addAppender(log);
        Level before = ((Logger) LoggerFactory.getLogger("org.healthrecord")).getLevel();
        ((Logger) LoggerFactory.getLogger("org.healthrecord")).setLevel(Level.TRACE);
        List<String> secrets = new ArrayList<>();
        try {
            live(secrets);
        } finally {
            ((Logger) LoggerFactory.getLogger("org.healthrecord")).setLevel(before);
            root.detachAppender(log);
        }
        String written = log.list.stream()
                .map(event -> event.getFormattedMessage() + event.getThrowableProxy())
                .reduce("", String::concat);
        assertThat(secrets).hasSizeGreaterThan(8).allSatisfy(secret -> assertThat(written)
                .doesNotContain(secret));
    }

    private void live(List<String> secrets) {
        AccountRow account = site.account();
        secrets.addAll(List.of(
                account.loginName(),
                account.displayName(),
                account.email().orElseThrow(),
                AccountSite.PASSWORD,
                "wrong pass word"));
        site.visitor().submit("/login", Map.of("name", account.loginName(), "password", "wrong pass word"));
        Visitor visitor = site.signedIn(account);
        secrets.add(visitor.cookie("session").orElseThrow());
        Registration registration = new Registration("lake", "urn:lake", "MRN-77-SEEDED");
        site.people.is(registration, "p-quiet");
        Invitations.Handed handed =
                site.context.getBean(Invitations.class).forPatient(account.id(), List.of(registration));
        secrets.addAll(List.of("MRN-77-SEEDED", handed.number(), handed.code()));
        visitor.submit("/invitation", Map.of("number", handed.number(), "code", "WRONG-CODE"));
        visitor.submit("/invitation", Map.of("number", handed.number(), "code", handed.code()));
        visitor.submit("/login/forgotten", Map.of("name", account.loginName()));
        // An order that nobody can read.
        visitor.json("POST", "/account/api/password", "{\"current\": " + AccountSite.PASSWORD);
        assertThat(registration.toString() + handed + account).doesNotContain(secrets);
    }
}

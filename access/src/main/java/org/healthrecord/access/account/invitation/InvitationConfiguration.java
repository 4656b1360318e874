package org.healthrecord.access.account.invitation;

import java.time.Clock;
import org.healthrecord.access.account.directory.Accounts;
import org.healthrecord.access.account.password.PasswordRules;
import org.healthrecord.access.account.password.Passwords;
import org.healthrecord.access.account.port.People;
import org.healthrecord.access.account.row.AccountDatabase;
import org.healthrecord.access.account.row.AccountTable;
import org.healthrecord.access.account.throttle.Throttle;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Invitations and what accepts them. */
@Configuration(proxyBeanMethods = false)
public class InvitationConfiguration {

    @Bean
    NewAccount newAccount(AccountTable rows, PasswordRules rules, Passwords passwords, Clock accessClock) {
        return new NewAccount(rows, rules, passwords, accessClock);
    }

    @Bean
    Invitations invitations(
            AccountDatabase database,
            Passwords passwords,
            Throttle throttle,
            ApplicationEventPublisher events,
            Clock accessClock) {
        return new Invitations(database, passwords, throttle, events, accessClock);
    }

    @Bean
    Acceptance invitationAcceptance(
            AccountDatabase database,
            NewAccount newAccount,
            Accounts accounts,
            People people,
            ApplicationEventPublisher events,
            Clock accessClock) {
        return new Acceptance(database, newAccount, accounts, people, events, accessClock);
    }
}

package org.healthrecord.access.account;

import java.time.Clock;
import java.time.Duration;
import javax.sql.DataSource;
import org.healthrecord.access.account.answer.AccountProblems;
import org.healthrecord.access.account.answer.Confirmation;
import org.healthrecord.access.account.directory.Accounts;
import org.healthrecord.access.account.entrance.EntranceConfiguration;
import org.healthrecord.access.account.entrance.PasswordCheck;
import org.healthrecord.access.account.factor.SecondFactor;
import org.healthrecord.access.account.invitation.InvitationConfiguration;
import org.healthrecord.access.account.mail.MailConfiguration;
import org.healthrecord.access.account.own.OwnConfiguration;
import org.healthrecord.access.account.passkey.Passkeys;
import org.healthrecord.access.account.password.PasswordRules;
import org.healthrecord.access.account.password.Passwords;
import org.healthrecord.access.account.port.People;
import org.healthrecord.access.account.row.AccountDatabase;
import org.healthrecord.access.account.row.AccountTable;
import org.healthrecord.access.account.row.LinkTable;
import org.healthrecord.access.account.row.PasskeyTable;
import org.healthrecord.access.account.row.ProxyTable;
import org.healthrecord.access.account.session.SessionConfiguration;
import org.healthrecord.access.account.settings.AccountSettings;
import org.healthrecord.access.account.staff.StaffConfiguration;
import org.healthrecord.access.account.start.StartConfiguration;
import org.healthrecord.access.account.throttle.Throttle;
import org.healthrecord.access.address.AddressConfiguration;
import org.healthrecord.access.address.PublicUrl;
import org.healthrecord.access.schema.AccessSchema;
import org.healthrecord.access.schema.AccessSchemaConfiguration;
import org.healthrecord.database.Ticker;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;

/** Accounts of people and how they sign in. Needs the chart's {@code DataSource} and a {@link People}. */
@Configuration(proxyBeanMethods = false)
@Import({
    AddressConfiguration.class,
    AccessSchemaConfiguration.class,
    SessionConfiguration.class,
    EntranceConfiguration.class,
    InvitationConfiguration.class,
    MailConfiguration.class,
    StartConfiguration.class,
    OwnConfiguration.class,
    StaffConfiguration.class,
    AccountProblems.class,
    AccountChain.class
})
public class AccountConfiguration {

    @Bean
    AccountDatabase accountDatabase(DataSource dataSource, AccessSchema schema) {
        return AccountDatabase.of(dataSource, schema);
    }

    @Bean
    Clock accessClock() {
        return Clock.systemUTC();
    }

    @Bean
    AccountSettings accountSettings(Environment environment) {
        return AccountSettings.of(environment);
    }

    @Bean
    AccountTable accountTable(AccountDatabase database) {
        return new AccountTable(database.jdbc());
    }

    @Bean
    ProxyTable proxyTable(AccountDatabase database) {
        return new ProxyTable(database.jdbc());
    }

    @Bean
    Accounts accounts(
            AccountTable rows, ProxyTable proxies, People people, Clock accessClock, AccountSettings settings) {
        return new Accounts(rows, proxies, people, accessClock, settings.demo());
    }

    @Bean
    Passwords passwords() {
        return new Passwords();
    }

    @Bean
    PasswordRules passwordRules(AccountSettings settings) {
        return Passwords.rules(settings.breached());
    }

    @Bean
    Throttle accountThrottle(AccountDatabase database, Clock accessClock) {
        return new Throttle(database.jdbc(), accessClock);
    }

    @Bean
    SecondFactor secondFactor(AccountDatabase database, ApplicationEventPublisher events, Clock accessClock) {
        return new SecondFactor(database, events, accessClock);
    }

    @Bean
    PasswordCheck passwordCheck(
            AccountTable rows,
            Accounts accounts,
            Passwords passwords,
            Throttle throttle,
            ApplicationEventPublisher events) {
        return new PasswordCheck(rows, accounts, passwords, throttle, events);
    }

    @Bean
    PasskeyTable passkeyTable(AccountDatabase database) {
        return new PasskeyTable(database.jdbc());
    }

    @Bean
    Passkeys passkeys(AccountTable rows, PasskeyTable passkeys, PublicUrl url) {
        return new Passkeys(rows, passkeys, url);
    }

    @Bean
    Confirmation accountConfirmation(AccountTable rows, Passwords passwords, Throttle throttle) {
        return new Confirmation(rows, passwords, throttle);
    }

    /** Deletes failures that are forgotten and links that are over. */
    @Bean
    Ticker accountTidying(AccountDatabase database, Throttle throttle, Clock accessClock) {
        LinkTable links = new LinkTable(database.jdbc());
        return Ticker.start("account-tidying", Duration.ofMinutes(10), Duration.ofHours(1), () -> {
            throttle.tidy();
            links.tidy(accessClock.instant());
        });
    }
}

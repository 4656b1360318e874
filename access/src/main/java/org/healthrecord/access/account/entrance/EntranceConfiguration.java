package org.healthrecord.access.account.entrance;

import java.time.Clock;
import org.healthrecord.access.account.directory.Accounts;
import org.healthrecord.access.account.factor.SecondFactor;
import org.healthrecord.access.account.mail.BackRoom;
import org.healthrecord.access.account.mail.Letters;
import org.healthrecord.access.account.mail.Post;
import org.healthrecord.access.account.password.PasswordRules;
import org.healthrecord.access.account.password.Passwords;
import org.healthrecord.access.account.row.AccountDatabase;
import org.healthrecord.access.account.row.AccountTable;
import org.healthrecord.access.account.row.LinkTable;
import org.healthrecord.access.account.session.SessionBook;
import org.healthrecord.access.account.session.SignIn;
import org.healthrecord.access.account.settings.AccountSettings;
import org.healthrecord.access.address.PublicUrl;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.security.web.savedrequest.RequestCache;

/** The pages of the entrance. */
@Configuration(proxyBeanMethods = false)
@Import({
    SignInPages.class,
    FactorPages.class,
    InvitationPages.class,
    SetUpPages.class,
    PasswordPages.class,
    PasskeyEntrance.class
})
public class EntranceConfiguration {

    @Bean
    Doorway accountDoorway(
            AccountTable rows,
            SecondFactor factor,
            AccountSettings settings,
            SignIn signIn,
            RequestCache cache,
            Clock accessClock) {
        return new Doorway(rows, factor, settings, signIn, new Destination(cache), accessClock);
    }

    @Bean
    Letters accountLetters(AccountDatabase database, Post post, PublicUrl url, Clock accessClock) {
        return new Letters(new LinkTable(database.jdbc()), post, url, accessClock);
    }

    @Bean
    NewPassword newPassword(
            AccountDatabase database,
            Accounts accounts,
            PasswordRules rules,
            Passwords passwords,
            SessionBook sessions,
            Letters letters,
            BackRoom backRoom,
            ApplicationEventPublisher events,
            Clock accessClock) {
        return new NewPassword(database, accounts, rules, passwords, sessions, letters, backRoom, events, accessClock);
    }
}

package org.healthrecord.access.account.entrance;

import java.time.Clock;
import org.healthrecord.access.account.factor.SecondFactor;
import org.healthrecord.access.account.row.AccountTable;
import org.healthrecord.access.account.session.SignIn;
import org.healthrecord.access.account.settings.AccountSettings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.security.web.savedrequest.RequestCache;

/** The pages of the entrance. */
@Configuration(proxyBeanMethods = false)
@Import({SignInPages.class, FactorPages.class})
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
}

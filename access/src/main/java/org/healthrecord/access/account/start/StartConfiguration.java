package org.healthrecord.access.account.start;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.util.Optional;
import org.healthrecord.access.account.invitation.Acceptance;
import org.healthrecord.access.account.invitation.NewAccount;
import org.healthrecord.access.account.password.Passwords;
import org.healthrecord.access.account.port.Registration;
import org.healthrecord.access.account.row.AccountDatabase;
import org.healthrecord.access.account.settings.AccountSettings;
import org.healthrecord.access.address.PublicUrl;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** What happens when the service starts: the set-up link, or the demo accounts. */
@Configuration(proxyBeanMethods = false)
public class StartConfiguration {
    private static final String DEMO = "health-record.access.demo.";

    @Bean
    SetUp accountSetUp(AccountDatabase database, NewAccount newAccount, Acceptance acceptance, Clock accessClock) {
        return new SetUp(database, newAccount, acceptance, accessClock);
    }

    @Bean
    ApplicationListener<ApplicationReadyEvent> accountsAtTheStart(
            SetUp setUp,
            PublicUrl url,
            AccountDatabase database,
            Passwords passwords,
            AccountSettings settings,
            Environment environment,
            Clock accessClock) {
        if (settings.demo()) {
            refuseBeyondThisMachine(environment.getProperty("server.address", ""));
        }
        return event -> {
            if (settings.demo()) {
                new DemoAccounts(database, passwords, person(environment), accessClock, System.out).make();
            } else if (!settings.open()) {
                new FirstStart(setUp, url, System.out).say();
            }
        };
    }

    /** Everybody knows the passwords of the demo. */
    static void refuseBeyondThisMachine(String address) {
        if (!isLoopback(address)) {
            throw new IllegalStateException(
                    "The profile demo listens on this machine only: set server.address to 127.0.0.1");
        }
    }

    private static boolean isLoopback(String address) {
        try {
            return !address.isBlank() && InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private static Optional<Registration> person(Environment environment) {
        return Optional.ofNullable(environment.getProperty(DEMO + "mrn"))
                .map(mrn -> new Registration(
                        environment.getProperty(DEMO + "source", ""),
                        environment.getProperty(DEMO + "mrn-system", ""),
                        mrn));
    }
}

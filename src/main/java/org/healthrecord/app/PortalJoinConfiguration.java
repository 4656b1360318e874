package org.healthrecord.app;

import java.util.Set;
import java.util.stream.Collectors;
import org.healthrecord.access.account.directory.Account;
import org.healthrecord.access.account.directory.Accounts;
import org.healthrecord.fhir.exit.consent.KnownParties;
import org.healthrecord.fhir.exit.consent.PortalIntake;
import org.healthrecord.ingest.port.Arrival;
import org.healthrecord.ingest.port.Inbox;
import org.healthrecord.ingest.port.SourceDirectory;
import org.healthrecord.ingest.port.Submissions;
import org.healthrecord.mapping.assertion.Registration;
import org.healthrecord.mapping.port.Payload;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Joins what people state through the portal to the inbox, and whom they name to accounts and clinics. */
@Configuration(proxyBeanMethods = false)
class PortalJoinConfiguration {
    private static final String PORTAL = "portal";

    @Bean
    PortalIntake portalIntake(Inbox inbox, Submissions submissions) {
        return new PortalIntake() {
            @Override
            public String receive(byte[] bundle) {
                Payload payload = new Payload(bundle, "application/fhir+json", null);
                return inbox.append(new Arrival(PORTAL, "http", payload, "", null))
                        .messageId();
            }

            @Override
            public boolean isSettled(String message) {
                return submissions
                        .find(PORTAL, message)
                        .filter(one -> !one.records().isEmpty())
                        .filter(one -> one.records().stream()
                                .noneMatch(record -> record.state().isOpen()))
                        .isPresent();
            }
        };
    }

    @Bean
    KnownParties knownParties(SourceDirectory sources, Accounts accounts) {
        return new KnownParties() {
            @Override
            public boolean isClinic(String source) {
                return !source.equals(PORTAL) && sources.find(source).isPresent();
            }

            @Override
            public boolean isAccount(String account) {
                return accounts.now(account).isPresent();
            }

            /** Of whom another issuer says who they are, their token has said what they may. */
            @Override
            public boolean mayDecide(String account, String person) {
                return accounts.now(account)
                        .map(known -> known.self().filter(person::equals).isPresent()
                                || known.proxies().stream()
                                        .filter(proxy -> proxy.person().equals(person))
                                        .anyMatch(Account.Proxy::decides))
                        .orElse(true);
            }

            @Override
            public Set<Registration> checked(String account, String person) {
                return accounts.checked(account, person).stream()
                        .map(one -> new Registration(one.source(), one.mrnSystem(), one.mrn()))
                        .collect(Collectors.toSet());
            }
        };
    }
}

package org.healthrecord.app;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.healthrecord.access.account.directory.AccountEvent;
import org.healthrecord.access.account.directory.Accounts;
import org.healthrecord.access.audit.event.Agent;
import org.healthrecord.access.audit.event.Asked;
import org.healthrecord.access.audit.event.AuditTrail;
import org.healthrecord.access.audit.event.Event;
import org.healthrecord.access.audit.event.Kind;
import org.healthrecord.access.audit.event.Outcome;
import org.healthrecord.access.audit.web.Agents;
import org.healthrecord.access.decision.Caller;
import org.healthrecord.access.decision.Callers;
import org.healthrecord.access.decision.Role;
import org.healthrecord.access.gate.RevokedTokens;
import org.healthrecord.access.oauth.AccountView;
import org.healthrecord.access.oauth.Standing;
import org.healthrecord.access.oauth.client.AppClients;
import org.healthrecord.access.oauth.store.IssuedTokens;
import org.healthrecord.access.origin.AllowedOrigins;
import org.healthrecord.fhir.number.FullNumbers;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;

/** Joins the parts of access control: accounts, the authorization server, the gate and the audit know each other by ports. */
@Configuration(proxyBeanMethods = false)
class AccessJoinConfiguration {

    @Bean
    Standing standing(Accounts accounts) {
        return id -> accounts.now(id)
                .map(account -> new AccountView(account.id(), account.displayName(), account.authorities()));
    }

    @Bean
    RevokedTokens revokedTokens(ObjectProvider<IssuedTokens> issued) {
        return id -> issued.stream().anyMatch(tokens -> tokens.isRevoked(id));
    }

    @Bean
    AllowedOrigins originsOfApps(ObjectProvider<AppClients> clients) {
        return () -> {
            Set<String> origins = new TreeSet<>();
            clients.forEach(registered -> origins.addAll(registered.origins()));
            return origins;
        };
    }

    @Bean
    Agents callingAgents(Callers callers, Accounts accounts) {
        AccountNames names = new AccountNames(accounts);
        return request -> {
            Caller caller = callers.current();
            return caller.kind() == Caller.Kind.NOBODY
                    ? Agent.anonymous(request.getRemoteAddr())
                    : new Agent(
                            named(caller, names),
                            caller.kind().name().toLowerCase(Locale.ROOT),
                            "",
                            caller.roles().stream().map(Role::name).sorted().toList(),
                            request.getRemoteAddr());
        };
    }

    /** A person reads names: an account is called as its holder is, beside the id that never changes. */
    private static String named(Caller caller, AccountNames names) {
        boolean person = caller.kind() == Caller.Kind.PATIENT || caller.kind() == Caller.Kind.STAFF;
        String name = person ? names.of(caller.name().split(" ", 2)[0]) : "";
        return name.isEmpty() ? caller.name() : name + ", account " + caller.name();
    }

    /** A number is shown in full to the person, to whoever finds out who people are, and to programs that may see everything. */
    @Bean
    FullNumbers fullNumbers(Callers callers) {
        return () -> mayBeSeen(callers.current());
    }

    private static boolean mayBeSeen(Caller caller) {
        return switch (caller.kind()) {
            case ANYBODY, PATIENT, KEY -> true;
            case STAFF -> caller.isAnyOf(Role.FRONT_DESK, Role.STEWARD, Role.ADMINISTRATOR);
            case NOBODY, BACKEND, CLINIC -> false;
        };
    }

    @Bean
    AccountRecords accountRecords(AuditTrail trail) {
        return new AccountRecords(trail, Clock.systemUTC());
    }

    /** What happens to accounts, on record before the answer leaves. */
    static final class AccountRecords {
        private final AuditTrail trail;
        private final Clock clock;

        AccountRecords(AuditTrail trail, Clock clock) {
            this.trail = trail;
            this.clock = clock;
        }

        @EventListener
        void happened(AccountEvent event) {
            Agent agent =
                    event.by().isEmpty() ? Agent.anonymous("") : new Agent(event.by(), "account", "", List.of(), "");
            trail.record(new Event(
                            clock.instant(),
                            kind(event),
                            outcome(event),
                            agent,
                            new TreeSet<>(),
                            Asked.of(event.kind().name().toLowerCase(Locale.ROOT), event.account()),
                            "",
                            "",
                            "",
                            event.detail()))
                    .await();
        }

        private static Kind kind(AccountEvent event) {
            return switch (event.kind()) {
                case SIGNED_IN, SIGN_IN_REFUSED, SIGN_IN_THROTTLED -> Kind.SIGN_IN;
                case SIGNED_OUT, SESSIONS_ENDED -> Kind.SIGN_OUT;
                default -> Kind.ADMINISTRATION;
            };
        }

        private static Outcome outcome(AccountEvent event) {
            return switch (event.kind()) {
                case SIGN_IN_REFUSED, SIGN_IN_THROTTLED, INVITATION_REFUSED -> Outcome.SERIOUS_FAILURE;
                default -> Outcome.SUCCESS;
            };
        }
    }
}

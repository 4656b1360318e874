package org.healthrecord.access.account.session;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.SortedSet;
import org.healthrecord.access.account.directory.Account;
import org.healthrecord.access.account.directory.Accounts;
import org.healthrecord.access.account.settings.AccountSettings;
import org.healthrecord.access.front.KnownCaller;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.DeferredSecurityContext;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.HttpRequestResponseHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;

/**
 * Who sends a request, by the session of the browser. What the account may do is read at each request, so that an ended proxy,
 * a lock or another role takes effect at once. Every chain that knows sessions must use this one; a chain that does not sees an
 * account without authorities.
 */
public final class StandingContexts implements SecurityContextRepository {
    private final SecurityContextRepository sessions = new HttpSessionSecurityContextRepository();
    private final Accounts accounts;
    private final AccountSettings settings;
    private final Clock clock;

    public StandingContexts(Accounts accounts, AccountSettings settings, Clock clock) {
        this.accounts = accounts;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    @Deprecated
    public SecurityContext loadContext(HttpRequestResponseHolder holder) {
        return loadDeferredContext(holder.getRequest()).get();
    }

    @Override
    public DeferredSecurityContext loadDeferredContext(HttpServletRequest request) {
        return new Once(sessions.loadDeferredContext(request), kept -> now(kept, request));
    }

    private SecurityContext now(SecurityContext kept, HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session == null || !(kept.getAuthentication() instanceof AccountAuthentication known)) {
            return new SecurityContextImpl();
        }
        Optional<Account> account = isOver(session) ? Optional.empty() : accounts.now(known.getName());
        if (account.isEmpty()) {
            session.invalidate();
            return new SecurityContextImpl();
        }
        KnownCaller.mark(request);
        return new SecurityContextImpl(known.with(authorities(account.get(), session)));
    }

    private SortedSet<String> authorities(Account account, HttpSession session) {
        SortedSet<String> authorities = account.authorities();
        boolean two = SessionFacts.of(session).isPresent()
                && SessionFacts.of(session).get().factorTwo();
        if (two) {
            authorities.add("FACTOR_TWO");
        } else if (settings.staffNeedSecondFactor() && !account.demo()) {
            // A role that came after the sign-in: it waits for the next one.
            authorities.removeIf(authority -> authority.startsWith("ROLE_"));
        }
        return authorities;
    }

    private boolean isOver(HttpSession session) {
        Duration longest = settings.longest();
        Instant now = clock.instant();
        return SessionFacts.of(session)
                .map(facts -> facts.signedInAt().plus(longest).isBefore(now))
                .orElse(true);
    }

    @Override
    public void saveContext(SecurityContext context, HttpServletRequest request, HttpServletResponse response) {
        Authentication authentication = context.getAuthentication();
        sessions.saveContext(
                authentication instanceof AccountAuthentication account
                        ? new SecurityContextImpl(AccountAuthentication.of(account.getName()))
                        : new SecurityContextImpl(),
                request,
                response);
    }

    @Override
    public boolean containsContext(HttpServletRequest request) {
        return sessions.containsContext(request);
    }

    /** A context that is looked up when it is first asked for. */
    private static final class Once implements DeferredSecurityContext {
        private final DeferredSecurityContext kept;
        private final java.util.function.UnaryOperator<SecurityContext> check;
        private Optional<SecurityContext> context = Optional.empty();

        Once(DeferredSecurityContext kept, java.util.function.UnaryOperator<SecurityContext> check) {
            this.kept = kept;
            this.check = check;
        }

        @Override
        public SecurityContext get() {
            if (context.isEmpty()) {
                context = Optional.of(check.apply(kept.get()));
            }
            return context.get();
        }

        @Override
        public boolean isGenerated() {
            get();
            return kept.isGenerated();
        }
    }
}

package org.healthrecord.access.account.session;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.util.Collections;
import org.healthrecord.access.account.directory.AccountEvent;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.csrf.CsrfTokenRepository;

/** Turns the visit of a browser into the session of an account. */
public final class SignIn {
    private final StandingContexts contexts;
    private final CsrfTokenRepository csrf;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    public SignIn(StandingContexts contexts, CsrfTokenRepository csrf, ApplicationEventPublisher events, Clock clock) {
        this.contexts = contexts;
        this.csrf = csrf;
        this.events = events;
        this.clock = clock;
    }

    /** The session gets another id and forgets what it held; the old id opens nothing any more. */
    public void complete(String account, boolean factorTwo, HttpServletRequest request, HttpServletResponse response) {
        HttpSession session = renewed(request);
        Collections.list(session.getAttributeNames()).forEach(session::removeAttribute);
        String browser = Browser.of(request.getHeader("User-Agent"));
        session.setAttribute(SessionFacts.NAME, new SessionFacts(clock.instant(), factorTwo, browser));
        SecurityContext context = new SecurityContextImpl(AccountAuthentication.of(account));
        contexts.saveContext(context, request, response);
        SecurityContextHolder.setContext(context);
        csrf.saveToken(null, request, response);
        events.publishEvent(AccountEvent.own(AccountEvent.Kind.SIGNED_IN, account));
    }

    /** A session with a new id, for what must be remembered on the way in. */
    public HttpSession renewed(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session == null) {
            return request.getSession(true);
        }
        request.changeSessionId();
        return request.getSession(true);
    }
}

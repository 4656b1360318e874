package org.healthrecord.access.account.own;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import org.healthrecord.access.account.answer.RefusedException;
import org.healthrecord.access.account.directory.AccountEvent;
import org.healthrecord.access.account.session.SessionBook;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Where one is signed in. */
@RestController
@RequestMapping("/account/api/sessions")
class OwnSessions {

    /** @param present whether it is the one that asks */
    record Listed(String id, Instant signedInAt, Instant lastUsed, String browser, boolean present) {}

    private final SessionBook sessions;
    private final ApplicationEventPublisher events;

    OwnSessions(SessionBook sessions, ApplicationEventPublisher events) {
        this.sessions = sessions;
        this.events = events;
    }

    @GetMapping
    List<Listed> list(Authentication who, HttpServletRequest request) {
        String present = SessionBook.handle(request.getSession().getId());
        return sessions.of(who.getName()).stream()
                .map(open -> new Listed(
                        open.handle(),
                        open.signedInAt(),
                        open.lastUsed(),
                        open.browser(),
                        open.handle().equals(present)))
                .toList();
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void end(@PathVariable String id, Authentication who) {
        if (!sessions.end(who.getName(), id)) {
            throw RefusedException.notFound();
        }
        events.publishEvent(AccountEvent.own(AccountEvent.Kind.SESSIONS_ENDED, who.getName()));
    }

    /** Signs out everywhere, here too. */
    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void endAll(Authentication who, HttpServletRequest request) {
        sessions.endAll(who.getName());
        request.getSession().invalidate();
        events.publishEvent(AccountEvent.own(AccountEvent.Kind.SESSIONS_ENDED, who.getName()));
    }
}

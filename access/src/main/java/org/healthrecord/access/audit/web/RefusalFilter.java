package org.healthrecord.access.audit.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.TreeSet;
import org.healthrecord.access.audit.event.AuditTrail;
import org.healthrecord.access.audit.event.AuditUnavailableException;
import org.healthrecord.access.audit.event.Event;
import org.healthrecord.access.audit.event.Outcome;
import org.healthrecord.access.audit.event.Requests;
import org.springframework.web.filter.OncePerRequestFilter;

/** Records what was refused before the audit was reached: no key, a wrong one, too many requests. Nothing was shown then. */
public final class RefusalFilter extends OncePerRequestFilter {
    private final AuditTrail trail;
    private final Agents agents;
    private final Clock clock;

    public RefusalFilter(AuditTrail trail, Agents agents, Clock clock) {
        this.trail = trail;
        this.agents = agents;
        this.clock = clock;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(request, response);
        Outcome outcome = Outcome.ofStatus(response.getStatus());
        if (outcome == Outcome.SERIOUS_FAILURE && request.getAttribute(AuditFilter.RECORDED) == null) {
            record(request, response.getStatus());
        }
    }

    private void record(HttpServletRequest request, int status) {
        String path = request.getRequestURI();
        try {
            trail.record(new Event(
                    clock.instant(),
                    Requests.kind(request.getMethod(), path),
                    Outcome.SERIOUS_FAILURE,
                    agents.of(request),
                    new TreeSet<>(),
                    Requests.asked(request.getMethod(), path, request.getQueryString()),
                    "",
                    "",
                    "",
                    Integer.toString(status)));
        } catch (AuditUnavailableException e) {
            logger.warn("A refusal could not be recorded");
        }
    }
}

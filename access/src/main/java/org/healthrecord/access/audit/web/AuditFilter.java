package org.healthrecord.access.audit.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import org.healthrecord.access.audit.event.AuditTrail;
import org.healthrecord.access.audit.event.Requests;
import org.healthrecord.access.audit.event.Shown;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Records each request that may show a person, and lets no byte of the answer leave before that is done. Stands behind what
 * finds out who is calling.
 */
public final class AuditFilter extends OncePerRequestFilter {
    /** On a request that has been recorded. */
    static final String RECORDED = "org.healthrecord.audit.recorded";

    private static final String FHIR_REFUSAL =
            "{\"resourceType\":\"OperationOutcome\",\"issue\":[{\"severity\":\"error\",\"code\":\"transient\","
                    + "\"diagnostics\":\"The audit cannot be written, so nothing is shown; try again later\"}]}";
    private static final String PROBLEM = "{\"type\":\"about:blank\",\"title\":\"Service Unavailable\",\"status\":503,"
            + "\"detail\":\"The audit cannot be written, so nothing is shown; try again later.\"}";

    private final AuditTrail trail;
    private final Shown shown;
    private final Agents agents;
    private final Clock clock;

    public AuditFilter(AuditTrail trail, Shown shown, Agents agents, Clock clock) {
        this.trail = trail;
        this.shown = shown;
        this.agents = agents;
        this.clock = clock;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !Requests.isAudited(request.getMethod(), request.getRequestURI());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        AuditedRequest asked = new AuditedRequest(request);
        response.setHeader(AuditedRequest.REQUEST_ID, asked.id());
        RequestRecording recording = new RequestRecording(trail, shown, agents, clock, asked, response);
        HeldAnswer answer = new HeldAnswer(response, recording);
        shown.begin();
        try {
            chain.doFilter(asked, answer);
            if (!answer.finish()) {
                refuse(request, response);
            }
            request.setAttribute(RECORDED, true);
        } finally {
            shown.end();
        }
    }

    private static void refuse(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (response.isCommitted()) {
            throw new IOException("The audit cannot be written any more");
        }
        boolean fhir = request.getRequestURI().startsWith("/fhir");
        response.reset();
        response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("Retry-After", "10");
        response.setContentType(fhir ? "application/fhir+json;charset=UTF-8" : "application/problem+json");
        response.getOutputStream().write((fhir ? FHIR_REFUSAL : PROBLEM).getBytes(StandardCharsets.UTF_8));
    }
}

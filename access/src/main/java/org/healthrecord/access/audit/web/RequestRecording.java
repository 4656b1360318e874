package org.healthrecord.access.audit.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.SortedSet;
import java.util.TreeSet;
import org.healthrecord.access.audit.event.AuditTrail;
import org.healthrecord.access.audit.event.Event;
import org.healthrecord.access.audit.event.Outcome;
import org.healthrecord.access.audit.event.Requests;
import org.healthrecord.access.audit.event.Shown;
import org.jspecify.annotations.Nullable;

/** The event of one request, made when its answer begins. Whoever is shown later on is one event more. */
final class RequestRecording implements HeldBody.Recording {
    /** Set by whoever answers on behalf of several requests: what was asked in them. */
    static final String DETAIL = "org.healthrecord.audit.detail";

    private final AuditTrail trail;
    private final Shown shown;
    private final Agents agents;
    private final Clock clock;
    private final AuditedRequest request;
    private final HttpServletResponse response;
    private AuditTrail.@Nullable Recorded recorded;
    private SortedSet<String> persons = new TreeSet<>();

    RequestRecording(
            AuditTrail trail,
            Shown shown,
            Agents agents,
            Clock clock,
            AuditedRequest request,
            HttpServletResponse response) {
        this.trail = trail;
        this.shown = shown;
        this.agents = agents;
        this.clock = clock;
        this.request = request;
        this.response = response;
    }

    @Override
    public void begin() {
        if (recorded == null) {
            persons = shown.soFar();
            recorded = trail.record(event(persons, response.getStatus()));
        } else if (shown.size() > persons.size()) {
            SortedSet<String> all = shown.soFar();
            SortedSet<String> more = new TreeSet<>(all);
            more.removeAll(persons);
            persons = all;
            recorded = trail.record(event(more, response.getStatus()));
        }
    }

    @Override
    public void await() {
        if (recorded != null) {
            recorded.await();
        }
    }

    boolean isBegun() {
        return recorded != null;
    }

    private Event event(SortedSet<String> whose, int status) {
        String path = request.getRequestURI();
        return new Event(
                clock.instant(),
                Requests.kind(request.getMethod(), path),
                Outcome.ofStatus(status),
                agents.of(request),
                whose,
                Requests.asked(request.getMethod(), path, request.query()),
                attribute(request, Requests.PURPOSE),
                attribute(request, Requests.REASON),
                request.id(),
                detail(status));
    }

    private String detail(int status) {
        String said = attribute(request, DETAIL);
        return said.isEmpty() ? Integer.toString(status) : status + " " + said;
    }

    private static String attribute(HttpServletRequest request, String name) {
        return request.getAttribute(name) instanceof String said ? said : "";
    }
}

package org.healthrecord.access.gate;

import jakarta.servlet.http.HttpServletRequest;
import org.healthrecord.access.decision.Caller;
import org.healthrecord.access.decision.Caller.Kind;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;

/** Where a caller may go at all; what is shown there the door decides. */
final class Paths {
    private static final String ADMIN = "/admin/api/";
    private static final String INTAKE = "/intake/";

    private Paths() {}

    /** To charts: whoever holds a scope of any resource, or works with people. */
    static AuthorizationManager<RequestAuthorizationContext> charts() {
        return by((caller, request) ->
                caller.kind() == Kind.ANYBODY || !caller.scopes().ofResources().isEmpty());
    }

    /** As a source: for every other one the answer is the same, whether it exists or not. */
    static AuthorizationManager<RequestAuthorizationContext> intake() {
        return by((caller, request) ->
                caller.kind() == Kind.ANYBODY || caller.scopes().mayIntake(first(request, INTAKE)));
    }

    static AuthorizationManager<RequestAuthorizationContext> administration() {
        return by((caller, request) -> AdminAreas.mayEnter(caller, request.getMethod(), below(request, ADMIN)));
    }

    static AuthorizationManager<RequestAuthorizationContext> metrics() {
        return by((caller, request) -> AdminAreas.mayEnter(caller, request.getMethod(), "metrics"));
    }

    static AuthorizationManager<RequestAuthorizationContext> description() {
        return by((caller, request) -> AdminAreas.mayEnter(caller, request.getMethod(), "openapi.json"));
    }

    private interface Rule {
        boolean lets(Caller caller, HttpServletRequest request);
    }

    /** Whoever is not known is let in nowhere. */
    private static AuthorizationManager<RequestAuthorizationContext> by(Rule rule) {
        return (authentication, context) -> {
            Caller caller = SecurityCallers.of(authentication.get());
            return new AuthorizationDecision(caller.kind() != Kind.NOBODY && rule.lets(caller, context.getRequest()));
        };
    }

    private static String first(HttpServletRequest request, String root) {
        return below(request, root).split("/", 2)[0];
    }

    /** As it stands in the address: what is written in another way than the names known here is none of them. */
    private static String below(HttpServletRequest request, String root) {
        String path = request.getRequestURI().substring(request.getContextPath().length());
        return path.startsWith(root) ? path.substring(root.length()) : "";
    }
}

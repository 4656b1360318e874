package org.healthrecord.access.gate;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;

/** Turns callers away, in the form of the place they came to: an OperationOutcome, or a problem (RFC 9457). */
final class Refusals implements AuthenticationEntryPoint, AccessDeniedHandler {
    private static final String OUTCOME =
            "{\"resourceType\":\"OperationOutcome\",\"issue\":[{\"severity\":\"error\",\"code\":\"%s\",\"diagnostics\":\"%s\"}]}";
    private static final String PROBLEM = "{\"type\":\"about:blank\",\"title\":\"%s\",\"status\":%d,\"detail\":\"%s\"}";

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException e)
            throws IOException {
        unknown(request, response, false);
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException e)
            throws IOException {
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"insufficient_scope\"");
        answer(request, response, HttpServletResponse.SC_FORBIDDEN, "What this caller holds does not reach here.");
    }

    /** @param shown whether something was shown that is not known here, or has ended */
    void unknown(HttpServletRequest request, HttpServletResponse response, boolean shown) throws IOException {
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, shown ? "Bearer error=\"invalid_token\"" : "Bearer");
        answer(
                request,
                response,
                HttpServletResponse.SC_UNAUTHORIZED,
                shown ? "This key or token is not taken, or not any more." : "Say who you are: Authorization: Bearer.");
    }

    private static void answer(HttpServletRequest request, HttpServletResponse response, int status, String sentence)
            throws IOException {
        boolean unknown = status == HttpServletResponse.SC_UNAUTHORIZED;
        String path = request.getRequestURI().substring(request.getContextPath().length());
        boolean fhir = path.startsWith("/fhir") || path.startsWith("/intake");
        String body = fhir
                ? OUTCOME.formatted(unknown ? "login" : "forbidden", sentence)
                : PROBLEM.formatted(unknown ? "Unauthorized" : "Forbidden", status, sentence);
        response.setStatus(status);
        response.setContentType(fhir ? "application/fhir+json" : "application/problem+json");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        if (!request.getMethod().equals("HEAD")) {
            response.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
        }
    }
}

package org.healthrecord.access.account.entrance;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;

/** Pages lead to the sign-in; what scripts ask for is answered with a problem (RFC 9457). */
public final class Refusals implements AuthenticationEntryPoint, AccessDeniedHandler {

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException why)
            throws IOException {
        if (isForScripts(request)) {
            problem(response, HttpStatus.UNAUTHORIZED, "Sign in first.");
        } else {
            response.setStatus(HttpServletResponse.SC_SEE_OTHER);
            response.setHeader("Location", "/login");
        }
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException why)
            throws IOException {
        if (isForScripts(request)) {
            problem(response, HttpStatus.FORBIDDEN, "This account may not do that, or the page was open for too long.");
        } else {
            var page = Page.of("Not done")
                    .error(HttpStatus.FORBIDDEN, "The page was open for too long, or this account may not do that.")
                    .link("/login", "Go to the sign-in")
                    .answer();
            write(response, HttpStatus.FORBIDDEN, "text/html", String.valueOf(page.getBody()));
        }
    }

    private static boolean isForScripts(HttpServletRequest request) {
        String path = request.getRequestURI();
        return path.startsWith("/account/api/") || path.startsWith("/login/passkey/");
    }

    private static void problem(HttpServletResponse response, HttpStatus status, String sentence) throws IOException {
        write(
                response,
                status,
                "application/problem+json",
                "{\"type\":\"about:blank\",\"title\":\"" + status.getReasonPhrase() + "\",\"status\":" + status.value()
                        + ",\"detail\":\"" + sentence + "\"}");
    }

    private static void write(HttpServletResponse response, HttpStatus status, String type, String body)
            throws IOException {
        response.setStatus(status.value());
        response.setContentType(type);
        response.setCharacterEncoding("UTF-8");
        response.setHeader("Cache-Control", "no-store");
        response.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
    }
}

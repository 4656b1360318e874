package org.healthrecord.access.front;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;
import org.springframework.web.filter.OncePerRequestFilter;

/** What every answer tells the browser, and everything on the way, to do with it and not to do. */
final class HeadersFilter extends OncePerRequestFilter {
    /** Files of the front end, whose names change with their content, may be kept; what is about a person may not. */
    private static final Pattern MAY_BE_KEPT =
            Pattern.compile("/(assets/.*|index\\.html|favicon\\.[a-z]+|[a-z-]+\\.css)?");

    private final boolean overTls;

    HeadersFilter(boolean overTls) {
        this.overTls = overTls;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("X-Frame-Options", "DENY");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
        response.setHeader("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()");
        if (overTls) {
            response.setHeader("Strict-Transport-Security", "max-age=31536000");
        }
        if (!MAY_BE_KEPT.matcher(request.getRequestURI()).matches()) {
            response.setHeader("Cache-Control", "no-store");
            // For tokens by the letter of RFC 6749, 5.1.
            response.setHeader("Pragma", "no-cache");
        }
        chain.doFilter(request, response);
    }
}

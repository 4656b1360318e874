package org.healthrecord.access.front;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.filter.OncePerRequestFilter;

/** Refuses what is too long before anybody works on it. */
final class LimitFilter extends OncePerRequestFilter {
    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

    private final FrontProperties limits;

    LimitFilter(FrontProperties limits) {
        this.limits = limits;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Refusal refusal = refusal(request);
        if (refusal != null) {
            refusal.answer(request, response);
            return;
        }
        boolean handedIn = request.getRequestURI().startsWith("/intake/");
        LimitedRequest limited = new LimitedRequest(request, limits.body().toBytes());
        try {
            chain.doFilter(handedIn ? request : limited, response);
        } finally {
            if (limited.isOverrun() && !response.isCommitted()) {
                response.reset();
                Refusal.TOO_LARGE.answer(request, response);
            }
        }
    }

    private @Nullable Refusal refusal(HttpServletRequest request) {
        if (!METHODS.contains(request.getMethod())) {
            return Refusal.METHOD;
        }
        if (!PlainPath.is(request.getRequestURI())) {
            return Refusal.NOT_PLAIN;
        }
        String query = request.getQueryString();
        if (request.getRequestURI().length() + (query == null ? 0 : query.length()) > limits.longestUrl()) {
            return Refusal.URL_TOO_LONG;
        }
        if (headers(request) > limits.headers().toBytes()) {
            return Refusal.HEADERS_TOO_LARGE;
        }
        boolean handedIn = request.getRequestURI().startsWith("/intake/");
        return !handedIn && request.getContentLengthLong() > limits.body().toBytes() ? Refusal.TOO_LARGE : null;
    }

    private static long headers(HttpServletRequest request) {
        long size = 0;
        for (String name : Collections.list(request.getHeaderNames())) {
            for (String value : Collections.list(request.getHeaders(name))) {
                size += name.length() + value.length() + 4;
            }
        }
        return size;
    }
}

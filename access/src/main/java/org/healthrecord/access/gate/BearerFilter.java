package org.healthrecord.access.gate;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.healthrecord.access.decision.Caller;
import org.healthrecord.access.front.KnownCaller;
import org.healthrecord.access.key.Keys;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;
import org.springframework.web.filter.OncePerRequestFilter;

/** Knows the caller by what stands in {@code Authorization: Bearer} (RFC 6750): a key, or a token. */
final class BearerFilter extends OncePerRequestFilter {
    private static final String SCHEME = "bearer ";

    private final Keys keys;
    private final Tokens tokens;
    private final Refusals refusals;
    private final RequestAttributeSecurityContextRepository later = new RequestAttributeSecurityContextRepository();

    BearerFilter(Keys keys, Tokens tokens, Refusals refusals) {
        this.keys = keys;
        this.tokens = tokens;
        this.refusals = refusals;
    }

    /** Whether the request says who calls by a header, so that no other page can have made a browser send it. */
    static boolean isBearer(HttpServletRequest request) {
        return request.getHeader(HttpHeaders.AUTHORIZATION) != null;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        List<String> headers = Collections.list(request.getHeaders(HttpHeaders.AUTHORIZATION));
        if (headers.isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        Optional<Caller> caller = headers.size() == 1 ? callerOf(headers.get(0)) : Optional.empty();
        if (caller.isEmpty()) {
            SecurityContextHolder.clearContext();
            refusals.unknown(request, response, true);
            return;
        }
        KnownCaller.mark(request);
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(new CallerAuthentication(caller.get()));
        SecurityContextHolder.setContext(context);
        // An answer that goes on in another thread is dispatched again, for the same caller.
        later.saveContext(context, request, response);
        chain.doFilter(request, response);
    }

    private Optional<Caller> callerOf(String header) {
        if (!header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return Optional.empty();
        }
        String bearer = header.substring(SCHEME.length()).strip();
        return keys.callerOf(bearer).or(() -> tokens.callerOf(bearer));
    }
}

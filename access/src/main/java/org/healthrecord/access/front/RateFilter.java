package org.healthrecord.access.front;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * So many requests a minute for each caller: by the key, token or session that was taken, or else by the address. What is shown
 * for the first time counts for the address until it has been taken, so that guessing keys is as slow as saying none. What clinics
 * hand in is limited where it is stored.
 */
final class RateFilter extends OncePerRequestFilter {
    private static final int MOST = 50_000;
    /** The cookie of a browser that has signed in, without and with TLS. */
    private static final Set<String> SESSIONS = Set.of("session", "__Host-session");

    private final FrontProperties limits;
    private final Buckets callers = new Buckets(MOST);
    private final Buckets strangers = new Buckets(MOST);

    RateFilter(FrontProperties limits) {
        this.limits = limits;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String path = request.getRequestURI();
        return limits.perMinute() == 0 || path.startsWith("/assets/") || path.startsWith("/actuator/health");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String caller = caller(request);
        Optional<Bucket> own = callers.find(caller);
        if (own.isPresent() && request.getRequestURI().startsWith("/intake/")) {
            chain.doFilter(request, response);
            return;
        }
        Bucket bucket = own.orElseGet(() -> strangers.of(address(request), this::stranger));
        ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            long seconds = 1 + Duration.ofNanos(probe.getNanosToWaitForRefill()).toSeconds();
            response.setHeader("Retry-After", Long.toString(seconds));
            Refusal.TOO_MANY.answer(request, response);
            return;
        }
        chain.doFilter(request, response);
        remember(caller, request, response);
    }

    /** What was taken counts for itself from now on; what is not taken any more counts for the address again. */
    private void remember(@Nullable String caller, HttpServletRequest request, HttpServletResponse response) {
        if (caller == null) {
            return;
        }
        if (KnownCaller.isMarked(request)) {
            callers.of(caller, this::caller);
        } else if (response.getStatus() == HttpServletResponse.SC_UNAUTHORIZED) {
            callers.remove(caller);
        }
    }

    private Bucket caller() {
        return Bucket.builder()
                .addLimit(
                        limit -> limit.capacity(limits.burst()).refillGreedy(limits.perMinute(), Duration.ofMinutes(1)))
                .build();
    }

    private Bucket stranger() {
        return Bucket.builder()
                .addLimit(limit ->
                        limit.capacity(limits.strangers()).refillGreedy(limits.strangers(), Duration.ofMinutes(1)))
                .build();
    }

    /** Null for whoever shows nothing. */
    private @Nullable String caller(HttpServletRequest request) {
        String header = request.getHeader("Authorization");
        String shown = header == null ? session(request) : header;
        return shown == null ? null : address(request) + ' ' + digest(shown);
    }

    private String address(HttpServletRequest request) {
        String address = request.getRemoteAddr();
        String forwarded = request.getHeader("X-Forwarded-For");
        if (forwarded == null || !limits.proxies().contains(address)) {
            return address;
        }
        return forwarded.substring(forwarded.lastIndexOf(',') + 1).strip();
    }

    private static @Nullable String session(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        if (cookies != null) {
            for (Cookie cookie : cookies) {
                if (SESSIONS.contains(cookie.getName())) {
                    return cookie.getValue();
                }
            }
        }
        return null;
    }

    /** No key stands in memory longer than its request. */
    private static String digest(String secret) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(secret.getBytes(StandardCharsets.UTF_8)), 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}

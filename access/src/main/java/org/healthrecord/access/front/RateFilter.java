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
import org.jspecify.annotations.Nullable;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * So many requests a minute for each caller: by the key, token or session that is shown, with the address it comes from, or
 * else by the address alone. Stands before these are looked at: guessing them is what has to be slow. What clinics hand in is
 * limited where it is stored.
 */
final class RateFilter extends OncePerRequestFilter {
    private final FrontProperties limits;
    private final Buckets buckets = new Buckets(50_000);

    RateFilter(FrontProperties limits) {
        this.limits = limits;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String path = request.getRequestURI();
        boolean file = path.startsWith("/assets/") || path.startsWith("/actuator/health");
        return limits.perMinute() == 0 || file || (path.startsWith("/intake/") && isKnown(request));
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        boolean known = isKnown(request);
        Bucket bucket = buckets.of(caller(request), () -> known ? caller() : stranger());
        ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
        if (probe.isConsumed()) {
            chain.doFilter(request, response);
            return;
        }
        long seconds = 1 + Duration.ofNanos(probe.getNanosToWaitForRefill()).toSeconds();
        response.setHeader("Retry-After", Long.toString(seconds));
        Refusal.TOO_MANY.answer(request, response);
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

    private static boolean isKnown(HttpServletRequest request) {
        return request.getHeader("Authorization") != null || session(request) != null;
    }

    /** Whoever tries one key after the other has the address in common, and comes to the strangers' limit by its failures. */
    private String caller(HttpServletRequest request) {
        String shown = request.getHeader("Authorization");
        String session = session(request);
        String address = address(request);
        if (shown == null && session == null) {
            return address;
        }
        return address + ' ' + digest(shown == null ? session : shown);
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
                if (cookie.getName().endsWith("SESSION") || cookie.getName().equals("JSESSIONID")) {
                    return cookie.getValue();
                }
            }
        }
        return null;
    }

    /** No key stands in memory longer than its request. */
    private static String digest(@Nullable String secret) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of()
                    .formatHex(digest.digest(String.valueOf(secret).getBytes(StandardCharsets.UTF_8)), 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}

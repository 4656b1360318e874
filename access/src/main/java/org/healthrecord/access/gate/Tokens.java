package org.healthrecord.access.gate;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.healthrecord.access.decision.Caller;
import org.healthrecord.access.gate.TokenCaller.UnusableTokenException;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;

/**
 * Access tokens (RFC 9068 where it applies). The decoder proves the signature; whatever it checks, here each token is held
 * against this service's own issuer, address, times and list of revoked ones again.
 */
final class Tokens {
    /** Signatures with a private key alone: whoever can check a token must not be able to make one. */
    static final Set<String> ALGORITHMS = Set.of("RS256", "RS384", "ES256", "ES384");

    private static final Duration SKEW = Duration.ofSeconds(30);

    private final Supplier<@Nullable JwtDecoder> decoder;
    private final Supplier<String> issuer;
    private final Supplier<String> audience;
    private final RevokedTokens revoked;
    private final Clock clock;

    Tokens(
            Supplier<@Nullable JwtDecoder> decoder,
            Supplier<String> issuer,
            Supplier<String> audience,
            RevokedTokens revoked,
            Clock clock) {
        this.decoder = decoder;
        this.issuer = issuer;
        this.audience = audience;
        this.revoked = revoked;
        this.clock = clock;
    }

    /** Empty for whatever cannot be trusted. */
    Optional<Caller> callerOf(String token) {
        JwtDecoder signatures = decoder.get();
        if (signatures == null || token.chars().filter(c -> c == '.').count() != 2) {
            return Optional.empty();
        }
        try {
            Jwt jwt = signatures.decode(token);
            return isGood(jwt) ? Optional.of(TokenCaller.of(jwt)) : Optional.empty();
        } catch (JwtException | UnusableTokenException e) {
            return Optional.empty();
        }
    }

    private boolean isGood(Jwt token) {
        String id = token.getId();
        return ALGORITHMS.contains(String.valueOf(token.getHeaders().get("alg")))
                && issuer.get().equals(token.getClaimAsString("iss"))
                && audiences(token).contains(audience.get())
                && isTime(token.getExpiresAt(), token.getNotBefore())
                && !(id != null && revoked.isRevoked(id));
    }

    private static List<String> audiences(Jwt token) {
        List<String> audiences = token.getAudience();
        return audiences == null ? List.of() : audiences;
    }

    private boolean isTime(@Nullable Instant ends, @Nullable Instant begins) {
        Instant now = clock.instant();
        return ends != null && now.isBefore(ends.plus(SKEW)) && (begins == null || !now.isBefore(begins.minus(SKEW)));
    }
}

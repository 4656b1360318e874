package org.healthrecord.access.oauth.assertion;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.healthrecord.access.oauth.client.AppClient;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;

/** What a signed assertion must say (SMART App Launch 2.2, "Asymmetric Authentication", table of claims). */
final class AssertionRules implements OAuth2TokenValidator<Jwt> {
    private static final Duration LONGEST = Duration.ofMinutes(5);
    /** Two clocks may differ so much. */
    private static final Duration SKEW = Duration.ofSeconds(30);

    private final AppClient client;
    private final SpentAssertions spent;
    private final String audience;
    private final Clock clock;

    AssertionRules(AppClient client, SpentAssertions spent, String audience, Clock clock) {
        this.client = client;
        this.spent = spent;
        this.audience = audience;
        this.clock = clock;
    }

    @Override
    public OAuth2TokenValidatorResult validate(Jwt assertion) {
        return fault(assertion)
                .map(text -> new OAuth2Error(OAuth2ErrorCodes.INVALID_CLIENT, text, null))
                .map(OAuth2TokenValidatorResult::failure)
                .orElseGet(OAuth2TokenValidatorResult::success);
    }

    private Optional<String> fault(Jwt assertion) {
        if (!client.id().equals(assertion.getClaimAsString("iss"))
                || !client.id().equals(assertion.getSubject())) {
            return Optional.of("iss and sub are the client id");
        }
        if (!Optional.ofNullable(assertion.getAudience()).orElse(List.of()).contains(audience)) {
            return Optional.of("aud is the token endpoint");
        }
        Object address = assertion.getHeaders().get("jku");
        if (address != null && !address.equals(client.jwksUrl())) {
            return Optional.of("jku is not the registered address");
        }
        return timeFault(assertion).or(() -> numberFault(assertion));
    }

    private Optional<String> timeFault(Jwt assertion) {
        Instant now = clock.instant();
        Instant ends = assertion.getExpiresAt();
        if (ends == null || !ends.isAfter(now.minus(SKEW))) {
            return Optional.of("exp is missing or past");
        }
        if (ends.isAfter(now.plus(LONGEST).plus(SKEW))) {
            return Optional.of("exp is more than five minutes away");
        }
        Instant from = assertion.getNotBefore();
        return from != null && from.isAfter(now.plus(SKEW)) ? Optional.of("nbf is to come") : Optional.empty();
    }

    /** The last of the rules: what fails another one is not spent. */
    private Optional<String> numberFault(Jwt assertion) {
        String jti = assertion.getId();
        if (jti == null || jti.isBlank()) {
            return Optional.of("jti is missing");
        }
        Instant ends = Objects.requireNonNull(assertion.getExpiresAt()).plus(SKEW);
        return spent.spend(client.id(), jti, ends) ? Optional.empty() : Optional.of("jti was used before");
    }
}

package org.healthrecord.access.oauth.server;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.healthrecord.access.oauth.grant.Grants;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.keygen.Base64StringKeyGenerator;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenGenerator;

/** Refresh tokens for those who were granted one, public clients too: theirs is exchanged at each use like any other. */
final class RefreshTokens implements OAuth2TokenGenerator<OAuth2RefreshToken> {
    /** The account is at work with the app: a pause of an hour ends it. */
    private static final Duration ONLINE = Duration.ofHours(1);

    private static final int BYTES = 48;

    private final Base64StringKeyGenerator values =
            new Base64StringKeyGenerator(java.util.Base64.getUrlEncoder().withoutPadding(), BYTES);
    private final Clock clock;

    RefreshTokens(Clock clock) {
        this.clock = clock;
    }

    @Override
    public @Nullable OAuth2RefreshToken generate(OAuth2TokenContext context) {
        // A refresh may ask for less; it stays a refresh of what was granted.
        Set<String> scopes = context.getAuthorization() == null
                ? context.getAuthorizedScopes()
                : context.getAuthorization().getAuthorizedScopes();
        boolean offline = scopes.contains(Grants.OFFLINE);
        if (!OAuth2TokenType.REFRESH_TOKEN.equals(context.getTokenType())
                || !offline && !scopes.contains(Grants.ONLINE)) {
            return null;
        }
        Duration life =
                offline ? context.getRegisteredClient().getTokenSettings().getRefreshTokenTimeToLive() : ONLINE;
        Instant now = clock.instant();
        return new OAuth2RefreshToken(values.generateKey(), now, now.plus(life));
    }
}

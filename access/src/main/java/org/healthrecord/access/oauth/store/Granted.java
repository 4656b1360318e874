package org.healthrecord.access.oauth.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.healthrecord.access.oauth.store.AuthorizationTable.Row;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;

/**
 * What an account gave to a client.
 *
 * @param scopes  as the latest access token has them
 * @param patient whose chart it was opened for
 * @param since   when it was given
 * @param ends    when it ends unless it is prolonged
 */
public record Granted(String clientId, List<String> scopes, @Nullable String patient, Instant since, Instant ends) {
    static Granted of(OAuth2Authorization authorization, Row row) {
        Map<String, Object> claims = Objects.requireNonNull(
                Objects.requireNonNull(authorization.getAccessToken()).getClaims());
        List<String> scopes = new ArrayList<>();
        if (claims.get("scope") instanceof List<?> list) {
            list.forEach(scope -> scopes.add(scope.toString()));
        }
        return new Granted(
                authorization.getRegisteredClientId(),
                List.copyOf(scopes),
                (String) claims.get("patient"),
                row.madeAt(),
                row.endsAt());
    }
}

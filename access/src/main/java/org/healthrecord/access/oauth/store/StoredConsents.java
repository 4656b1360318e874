package org.healthrecord.access.oauth.store;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.healthrecord.access.schema.AccessSchema;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationConsent;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationConsentService;

/** What an account has agreed to, by client. */
public final class StoredConsents implements OAuth2AuthorizationConsentService {
    private final JdbcClient jdbc;
    private final Clock clock;

    /** @param schema the tables are there */
    public StoredConsents(JdbcClient jdbc, AccessSchema schema, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public void save(OAuth2AuthorizationConsent consent) {
        String authorities = consent.getAuthorities().stream()
                .map(GrantedAuthority::getAuthority)
                .sorted()
                .collect(Collectors.joining(" "));
        remove(consent.getRegisteredClientId(), consent.getPrincipalName());
        jdbc.sql("INSERT INTO access_app_consent (client_id, principal, authorities, given_at) VALUES (?, ?, ?, ?)")
                .params(
                        consent.getRegisteredClientId(),
                        consent.getPrincipalName(),
                        authorities,
                        clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    @Override
    public void remove(OAuth2AuthorizationConsent consent) {
        remove(consent.getRegisteredClientId(), consent.getPrincipalName());
    }

    /** Forgets what an account agreed to, so that it is asked again. */
    public void remove(String clientId, String principal) {
        jdbc.sql("DELETE FROM access_app_consent WHERE client_id = ? AND principal = ?")
                .params(clientId, principal)
                .update();
    }

    @Override
    public @Nullable OAuth2AuthorizationConsent findById(String clientId, String principal) {
        return jdbc.sql("SELECT authorities FROM access_app_consent WHERE client_id = ? AND principal = ?")
                .params(clientId, principal)
                .query(String.class)
                .optional()
                .map(text -> OAuth2AuthorizationConsent.withId(clientId, principal)
                        .authorities(all -> Arrays.stream(text.split(" "))
                                .map(SimpleGrantedAuthority::new)
                                .forEach(all::add))
                        .build())
                .orElse(null);
    }
}

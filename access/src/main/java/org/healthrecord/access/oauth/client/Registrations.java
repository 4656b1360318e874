package org.healthrecord.access.oauth.client;

import java.time.Duration;
import java.util.Optional;
import org.healthrecord.access.oauth.grant.Grants;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;

/** The clients as the authorization server reads them. */
public final class Registrations implements RegisteredClientRepository {
    /** How long a code can be exchanged. */
    static final Duration CODE = Duration.ofSeconds(60);

    private static final Duration ACCESS = Duration.ofHours(1);
    private static final Duration BACK_END = Duration.ofMinutes(5);

    private final AppClients clients;
    private final Duration refresh;

    /** @param refresh how long a refresh token can wait to be used */
    public Registrations(AppClients clients, Duration refresh) {
        this.clients = clients;
        this.refresh = refresh;
    }

    /** Keeps nothing: the library would raise the encoding of a secret, but clients change by an administrator's hand only. */
    @Override
    public void save(RegisteredClient client) {}

    @Override
    public RegisteredClient findById(String id) {
        return findByClientId(id);
    }

    /** {@inheritDoc} Null, as the interface says, for an unknown client. */
    @Override
    @SuppressWarnings("NullAway")
    public RegisteredClient findByClientId(String clientId) {
        return clients.find(clientId).map(this::registered).orElse(null);
    }

    private RegisteredClient registered(AppClient client) {
        RegisteredClient.Builder builder = RegisteredClient.withId(client.id())
                .clientId(client.id())
                .clientName(client.name())
                .redirectUris(uris -> uris.addAll(client.redirectUris()))
                .scopes(scopes -> scopes.addAll(client.scopes()));
        Optional.ofNullable(client.secret()).ifPresent(builder::clientSecret);
        methods(client, builder);
        grants(client, builder);
        return builder.clientSettings(settings(client))
                .tokenSettings(lives(client))
                .build();
    }

    private static void methods(AppClient client, RegisteredClient.Builder builder) {
        switch (client.kind()) {
            case PUBLIC -> builder.clientAuthenticationMethod(ClientAuthenticationMethod.NONE);
            case SECRET -> builder.clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                    .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_POST);
            case KEYS -> builder.clientAuthenticationMethod(ClientAuthenticationMethod.PRIVATE_KEY_JWT);
        }
    }

    private static void grants(AppClient client, RegisteredClient.Builder builder) {
        if (!client.redirectUris().isEmpty()) {
            builder.authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE);
            if (client.scopes().contains(Grants.OFFLINE) || client.scopes().contains(Grants.ONLINE)) {
                builder.authorizationGrantType(AuthorizationGrantType.REFRESH_TOKEN);
            }
        }
        if (client.isBackEnd()) {
            builder.authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS);
        }
    }

    private static ClientSettings settings(AppClient client) {
        ClientSettings.Builder settings =
                ClientSettings.builder().requireProofKey(true).requireAuthorizationConsent(!client.everyone());
        if (client.kind() == ClientKind.KEYS) {
            // One is asked for; the four that are accepted are named where assertions are verified.
            settings.tokenEndpointAuthenticationSigningAlgorithm(SignatureAlgorithm.RS384);
        }
        return settings.build();
    }

    private TokenSettings lives(AppClient client) {
        return TokenSettings.builder()
                .authorizationCodeTimeToLive(CODE)
                .accessTokenTimeToLive(client.redirectUris().isEmpty() ? BACK_END : ACCESS)
                .refreshTokenTimeToLive(refresh)
                .reuseRefreshTokens(false)
                .idTokenSignatureAlgorithm(SignatureAlgorithm.RS256)
                .build();
    }
}

package org.healthrecord.access.oauth.server;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.healthrecord.access.oauth.client.AppClient;
import org.healthrecord.access.oauth.client.ClientKind;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param clients     apps and back ends
 * @param keySecret   what the signing keys are sealed with in the database; without it they lie there open
 * @param keyLife     how long a signing key signs
 * @param refreshLife how long a refresh token can wait to be used
 * @param keyHosts    hosts inside the own network from which keys of clients may be fetched all the same
 * @param styleUrl    colours and spaces for apps ({@code smart_style_url}); without it the service's own
 */
@ConfigurationProperties("health-record.access")
record OauthProperties(
        @DefaultValue List<Client> clients,
        @Nullable String keySecret,
        @DefaultValue("90d") Duration keyLife,
        @DefaultValue("90d") Duration refreshLife,
        @DefaultValue Set<String> keyHosts,
        @Nullable String styleUrl) {

    /** See {@link AppClient}. */
    record Client(
            String id,
            String name,
            @DefaultValue("public") ClientKind kind,
            @Nullable String secret,
            @Nullable String jwks,
            @Nullable String jwksUrl,
            @DefaultValue List<String> redirectUris,
            @DefaultValue Set<String> scopes,
            @Nullable String launchUrl,
            @DefaultValue("false") boolean onDevice,
            @DefaultValue Set<String> origins) {
        AppClient toClient() {
            return new AppClient(
                    id,
                    name,
                    kind,
                    secret,
                    jwks,
                    jwksUrl,
                    redirectUris,
                    scopes,
                    launchUrl,
                    onDevice,
                    origins,
                    false,
                    false);
        }
    }
}

package org.healthrecord.access.oauth.server;

import java.util.function.Consumer;
import org.healthrecord.access.oauth.client.AppClients;
import org.healthrecord.access.oauth.grant.Grants;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientCredentialsAuthenticationContext;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientCredentialsAuthenticationToken;

/** What a back end may ask for: system scopes of its own, and at least one (SMART Backend Services). */
final class BackEndRules implements Consumer<OAuth2ClientCredentialsAuthenticationContext> {
    private final AppClients clients;

    BackEndRules(AppClients clients) {
        this.clients = clients;
    }

    @Override
    public void accept(OAuth2ClientCredentialsAuthenticationContext context) {
        OAuth2ClientCredentialsAuthenticationToken request = context.getAuthentication();
        boolean granted = clients.find(context.getRegisteredClient().getClientId())
                .flatMap(client -> Grants.system(request.getScopes(), client.limits()))
                .isPresent();
        if (!granted) {
            throw new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_SCOPE);
        }
    }
}

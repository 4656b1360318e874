package org.healthrecord.access.oauth.server;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.web.authentication.AuthenticationConverter;

/**
 * A public client refreshes and takes back its own tokens by its id alone: the token is what it proves itself with (RFC 6749, 6; RFC 7009, 2.1).
 * The library knows public clients at the exchange of a code only.
 */
final class PublicClients implements AuthenticationProvider {
    private final RegisteredClientRepository clients;

    PublicClients(RegisteredClientRepository clients) {
        this.clients = clients;
    }

    /** A client that names itself and proves nothing. */
    private static final class Named extends OAuth2ClientAuthenticationToken {
        private static final long serialVersionUID = 1L;

        Named(String clientId) {
            super(clientId, ClientAuthenticationMethod.NONE, null, Map.of());
        }
    }

    /** Reads a request of such a client. */
    static AuthenticationConverter converter() {
        return PublicClients::read;
    }

    private static @Nullable Authentication read(HttpServletRequest request) {
        String clientId = request.getParameter("client_id");
        boolean proves = request.getHeader("Authorization") != null
                || request.getParameter("client_secret") != null
                || request.getParameter("client_assertion") != null;
        boolean refreshes = "refresh_token".equals(request.getParameter("grant_type"));
        boolean takesBack = request.getRequestURI().endsWith("/oauth2/revoke");
        return clientId != null && !proves && (refreshes || takesBack) ? new Named(clientId) : null;
    }

    @Override
    public @Nullable Authentication authenticate(Authentication authentication) {
        RegisteredClient client = clients.findByClientId(authentication.getName());
        if (client == null || !client.getClientAuthenticationMethods().contains(ClientAuthenticationMethod.NONE)) {
            throw new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_CLIENT);
        }
        return new OAuth2ClientAuthenticationToken(client, ClientAuthenticationMethod.NONE, null);
    }

    @Override
    public boolean supports(Class<?> type) {
        return Named.class.isAssignableFrom(type);
    }
}

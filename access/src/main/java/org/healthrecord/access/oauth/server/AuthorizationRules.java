package org.healthrecord.access.oauth.server;

import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.healthrecord.access.address.PublicUrl;
import org.healthrecord.access.oauth.client.AppClient;
import org.healthrecord.access.oauth.client.AppClients;
import org.healthrecord.access.oauth.client.RedirectMatch;
import org.healthrecord.access.oauth.grant.Grants;
import org.healthrecord.access.oauth.launch.Launches;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationContext;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationException;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationToken;

/** What an authorization request must say (SMART App Launch 2.2, "Obtain authorization code"). Scopes are not refused here: fewer are granted. */
final class AuthorizationRules implements Consumer<OAuth2AuthorizationCodeRequestAuthenticationContext> {
    /** The digest of an S256 challenge without padding (RFC 7636, 4.2). */
    private static final String CHALLENGE = "[A-Za-z0-9_-]{43}";

    static final String SPENT = "launch was used, has ended, or is not for this client and account";

    private final AppClients clients;
    private final Launches launches;
    private final PublicUrl url;

    AuthorizationRules(AppClients clients, Launches launches, PublicUrl url) {
        this.clients = clients;
        this.launches = launches;
        this.url = url;
    }

    @Override
    public void accept(OAuth2AuthorizationCodeRequestAuthenticationContext context) {
        OAuth2AuthorizationCodeRequestAuthenticationToken request = context.getAuthentication();
        AppClient client =
                clients.find(context.getRegisteredClient().getClientId()).orElseThrow();
        String redirect = request.getRedirectUri();
        // Without a redirect URI that is the client's own nothing may be sent anywhere.
        if (redirect == null || !RedirectMatch.matches(client, redirect)) {
            throw refuse("redirect_uri is not registered for this client", request, null);
        }
        String state = request.getState();
        if (state == null || state.isBlank()) {
            throw refuse("state is missing", request, redirect);
        }
        Map<String, Object> more = request.getAdditionalParameters();
        if (!isOurs(more.get("aud"))) {
            throw refuse("aud is not the FHIR endpoint of this server", request, redirect);
        }
        if (!(more.get("code_challenge") instanceof String challenge) || !challenge.matches(CHALLENGE)) {
            throw refuse("code_challenge is missing, or is no S256 digest", request, redirect);
        }
        checkLaunch(request, client, redirect);
    }

    private boolean isOurs(@Nullable Object audience) {
        String fhir = url.fhir();
        return fhir.equals(audience) || (fhir + '/').equals(audience);
    }

    /** It is used up where it is decided whether to ask for consent. */
    private void checkLaunch(
            OAuth2AuthorizationCodeRequestAuthenticationToken request, AppClient client, String redirect) {
        Object launch = request.getAdditionalParameters().get(Grants.LAUNCH);
        if (launch == null || !request.getScopes().contains(Grants.LAUNCH)) {
            return;
        }
        Optional<String> account = Optional.of((Authentication) request.getPrincipal())
                .filter(who -> who.isAuthenticated() && !(who instanceof AnonymousAuthenticationToken))
                .map(Authentication::getName);
        if (!(launch instanceof String value) || !launches.isOpen(value, client.id(), account)) {
            throw refuse(SPENT, request, redirect);
        }
    }

    /** @param redirect where the refusal is sent; nothing when it is said on the spot */
    static OAuth2AuthorizationCodeRequestAuthenticationException refuse(
            String reason, OAuth2AuthorizationCodeRequestAuthenticationToken request, @Nullable String redirect) {
        OAuth2AuthorizationCodeRequestAuthenticationToken answered =
                new OAuth2AuthorizationCodeRequestAuthenticationToken(
                        request.getAuthorizationUri(),
                        request.getClientId(),
                        (Authentication) request.getPrincipal(),
                        redirect,
                        request.getState(),
                        request.getScopes(),
                        request.getAdditionalParameters());
        return new OAuth2AuthorizationCodeRequestAuthenticationException(
                new OAuth2Error(OAuth2ErrorCodes.INVALID_REQUEST, reason, null), answered);
    }
}

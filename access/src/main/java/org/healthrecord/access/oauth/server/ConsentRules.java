package org.healthrecord.access.oauth.server;

import java.util.Objects;
import java.util.Optional;
import org.healthrecord.access.oauth.AccountView;
import org.healthrecord.access.oauth.People;
import org.healthrecord.access.oauth.Standing;
import org.healthrecord.access.oauth.client.AppClient;
import org.healthrecord.access.oauth.client.AppClients;
import org.healthrecord.access.oauth.grant.Grants;
import org.healthrecord.access.oauth.store.StoredConsents;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationConsent;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationContext;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationException;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationConsentAuthenticationContext;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationConsentAuthenticationToken;

/** When the consent page is shown, and what is taken from it. */
final class ConsentRules {
    private final AppClients clients;
    private final Standing standing;
    private final Openings openings;
    private final People people;
    private final StoredConsents consents;

    ConsentRules(AppClients clients, Standing standing, Openings openings, People people, StoredConsents consents) {
        this.clients = clients;
        this.standing = standing;
        this.openings = openings;
        this.people = people;
        this.consents = consents;
    }

    /**
     * Uses the launch up, and says whether to ask: not for the house's own pages, nor where the same was agreed to before
     * and the person is known.
     */
    boolean isAsked(OAuth2AuthorizationCodeRequestAuthenticationContext context) {
        AppClient client =
                clients.find(context.getRegisteredClient().getClientId()).orElseThrow();
        OAuth2AuthorizationCodeRequestAuthenticationToken token = context.getAuthentication();
        String account = ((Authentication) token.getPrincipal()).getName();
        String launch = Openings.launchOf(Objects.requireNonNull(context.getAuthorizationRequest()));
        if (!openings.enter(token.getScopes(), launch, client, account)) {
            throw AuthorizationRules.refuse(AuthorizationRules.SPENT, token, token.getRedirectUri());
        }
        boolean asked = isAsked(context, client);
        if (asked) {
            // The library adds what was agreed to before; but what is refused on the page is refused.
            consents.remove(client.id(), account);
        }
        return asked;
    }

    private boolean isAsked(OAuth2AuthorizationCodeRequestAuthenticationContext context, AppClient client) {
        OAuth2AuthorizationCodeRequestAuthenticationToken token = context.getAuthentication();
        OAuth2AuthorizationRequest request = Objects.requireNonNull(context.getAuthorizationRequest());
        if (client.everyone()) {
            return false;
        }
        OAuth2AuthorizationConsent before = context.getAuthorizationConsent();
        if (before == null || !before.getScopes().containsAll(request.getScopes())) {
            return true;
        }
        Optional<AccountView> account = standing.now(((Authentication) token.getPrincipal()).getName());
        return account.isEmpty()
                || Grants.needsPatient(request.getScopes(), client.limits())
                        && openings.without(request.getScopes(), Openings.launchOf(request), client, account.get())
                                .isEmpty();
    }

    /** Takes the person that was chosen on the page. */
    void take(OAuth2AuthorizationConsentAuthenticationContext context) {
        OAuth2AuthorizationConsentAuthenticationToken token = context.getAuthentication();
        OAuth2AuthorizationRequest request = Objects.requireNonNull(context.getAuthorizationRequest());
        AppClient client =
                clients.find(context.getRegisteredClient().getClientId()).orElseThrow();
        AccountView account = standing.now(((Authentication) token.getPrincipal()).getName())
                .orElseThrow(() -> refuse(OAuth2ErrorCodes.ACCESS_DENIED, "The account has ended", token, request));
        boolean needed = Grants.needsPatient(request.getScopes(), client.limits())
                || request.getScopes().contains(Grants.LAUNCH);
        if (!needed || openings.of(context.getAuthorization(), client, account).isPresent()) {
            return;
        }
        Object chosen = token.getAdditionalParameters().get("patient");
        if (chosen instanceof String patient) {
            if (!Grants.mayOpen(account, patient) || people.find(patient).isEmpty()) {
                throw refuse(OAuth2ErrorCodes.ACCESS_DENIED, "Not a person of this account", token, request);
            }
            openings.choose(context.getAuthorization().getId(), patient);
        } else if (request.getScopes().contains(Grants.LAUNCH_PATIENT)) {
            throw refuse(OAuth2ErrorCodes.ACCESS_DENIED, "No person was chosen", token, request);
        }
    }

    private static OAuth2AuthorizationCodeRequestAuthenticationException refuse(
            String code,
            String reason,
            OAuth2AuthorizationConsentAuthenticationToken token,
            OAuth2AuthorizationRequest request) {
        OAuth2AuthorizationCodeRequestAuthenticationToken answered =
                new OAuth2AuthorizationCodeRequestAuthenticationToken(
                        token.getAuthorizationUri(),
                        token.getClientId(),
                        (Authentication) token.getPrincipal(),
                        request.getRedirectUri(),
                        request.getState(),
                        request.getScopes(),
                        null);
        return new OAuth2AuthorizationCodeRequestAuthenticationException(new OAuth2Error(code, reason, null), answered);
    }
}

package org.healthrecord.access.oauth.server;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.healthrecord.access.address.PublicUrl;
import org.healthrecord.access.oauth.AccountView;
import org.healthrecord.access.oauth.Standing;
import org.healthrecord.access.oauth.client.AppClient;
import org.healthrecord.access.oauth.client.AppClients;
import org.healthrecord.access.oauth.grant.Grants;
import org.healthrecord.access.oauth.launch.LaunchContext;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;

/** What tokens say, by how the account stands at this moment. */
final class TokenContent implements OAuth2TokenCustomizer<JwtEncodingContext> {
    private static final Duration BACK_END = Duration.ofMinutes(5);

    private final AppClients clients;
    private final Standing standing;
    private final Openings openings;
    private final PublicUrl url;
    private final Clock clock;

    TokenContent(AppClients clients, Standing standing, Openings openings, PublicUrl url, Clock clock) {
        this.clients = clients;
        this.standing = standing;
        this.openings = openings;
        this.url = url;
        this.clock = clock;
    }

    @Override
    public void customize(JwtEncodingContext context) {
        AppClient client =
                clients.find(context.getRegisteredClient().getClientId()).orElseThrow(TokenContent::ended);
        if (context.getTokenType().equals(OAuth2TokenType.ACCESS_TOKEN)) {
            JwtClaimsSet.Builder claims = context.getClaims();
            claims.audience(List.of(url.fhir())).claim("client_id", client.id());
            if (context.getAuthorizationGrantType().equals(AuthorizationGrantType.CLIENT_CREDENTIALS)) {
                backEnd(claims, context.getAuthorizedScopes());
            } else {
                account(claims, context, client);
            }
        } else if (context.getAuthorizedScopes().contains(Grants.FHIR_USER)) {
            context.getClaims().claim(Grants.FHIR_USER, fhirUser(account(context)));
        }
    }

    private void backEnd(JwtClaimsSet.Builder claims, Set<String> scopes) {
        Instant now = clock.instant();
        claims.issuedAt(now)
                .notBefore(now)
                .expiresAt(now.plus(BACK_END))
                .claim("scope", String.join(" ", scopes))
                .claim("roles", new ArrayList<>())
                .claim("persons", new ArrayList<>());
    }

    private void account(JwtClaimsSet.Builder claims, JwtEncodingContext context, AppClient client) {
        AccountView account = account(context);
        Optional<String> patient = patient(context.getAuthorization(), client, account);
        Set<String> scopes = Grants.grantable(context.getAuthorizedScopes(), client.limits(), account, patient);
        claims.claim("scope", String.join(" ", scopes))
                .claim(Grants.FHIR_USER, fhirUser(account))
                .claim("roles", new ArrayList<>(account.roles()))
                .claim("persons", new ArrayList<>(persons(account, patient)));
        patient.ifPresent(id -> claims.claim("patient", id));
    }

    /** An app that was opened for one person reads that one only. */
    private static List<String> persons(AccountView account, Optional<String> patient) {
        return patient.map(id -> account.persons().contains(id) ? List.of(id) : List.<String>of())
                .orElseGet(account::persons);
    }

    private Optional<String> patient(
            @Nullable OAuth2Authorization authorization, AppClient client, AccountView account) {
        Optional<String> patient = Optional.ofNullable(authorization)
                .flatMap(granted -> openings.of(granted, client, account))
                .map(LaunchContext::patient);
        // A proxy that ended, a role that was taken away: what was given with it has ended too.
        if (patient.isPresent() && !Grants.mayOpen(account, patient.get())) {
            throw ended();
        }
        return patient;
    }

    private AccountView account(JwtEncodingContext context) {
        return standing.now(context.getPrincipal().getName()).orElseThrow(TokenContent::ended);
    }

    /** Oneself, a member of staff, or somebody who looks after others (SMART App Launch 2.2, "fhirUser"). */
    private String fhirUser(AccountView account) {
        return url.of("/fhir/")
                + account.self()
                        .map(id -> "Patient/" + id)
                        .orElseGet(() -> (account.isStaff() ? "Practitioner/" : "RelatedPerson/") + account.id());
    }

    private static OAuth2AuthenticationException ended() {
        return new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_GRANT);
    }
}

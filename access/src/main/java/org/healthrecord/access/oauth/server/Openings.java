package org.healthrecord.access.oauth.server;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.healthrecord.access.oauth.AccountView;
import org.healthrecord.access.oauth.client.AppClient;
import org.healthrecord.access.oauth.grant.Grants;
import org.healthrecord.access.oauth.launch.LaunchContext;
import org.healthrecord.access.oauth.launch.LaunchContexts;
import org.healthrecord.access.oauth.launch.Launches;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;

/** Finds whose chart an app is opened for: chosen on the page, given by the launch, or the only one there is. */
final class Openings {
    private final Launches launches;
    private final LaunchContexts contexts;

    Openings(Launches launches, LaunchContexts contexts) {
        this.launches = launches;
        this.contexts = contexts;
    }

    /** As said before, or found now and kept: what an authorization is about never changes. */
    Optional<LaunchContext> of(OAuth2Authorization authorization, AppClient client, AccountView account) {
        return contexts.find(authorization.getId()).or(() -> {
            OAuth2AuthorizationRequest request = authorization.getAttribute(OAuth2AuthorizationRequest.class.getName());
            Optional<LaunchContext> found = request == null
                    ? Optional.empty()
                    : without(request.getScopes(), launchOf(request), client, account);
            found.ifPresent(context -> contexts.keep(authorization.getId(), context));
            return found;
        });
    }

    /** What is known without asking. */
    Optional<LaunchContext> without(
            Collection<String> scopes, @Nullable String launch, AppClient client, AccountView account) {
        if (launch != null && scopes.contains(Grants.LAUNCH)) {
            return launches.patientOf(launch, client.id(), account.id())
                    .map(patient -> new LaunchContext(patient, false));
        }
        List<String> persons = account.persons();
        return Grants.needsPatient(scopes, client.limits()) && persons.size() == 1
                ? Optional.of(new LaunchContext(persons.get(0), true))
                : Optional.empty();
    }

    /** Uses a launch up. @return false when another request did, for two come at the same time */
    boolean enter(Collection<String> scopes, @Nullable String launch, AppClient client, String account) {
        return launch == null || !scopes.contains(Grants.LAUNCH) || launches.use(launch, client.id(), account);
    }

    /** What the person has chosen. */
    void choose(String authorization, String patient) {
        contexts.keep(authorization, new LaunchContext(patient, true));
    }

    static @Nullable String launchOf(OAuth2AuthorizationRequest request) {
        return request.getAdditionalParameters().get(Grants.LAUNCH) instanceof String value ? value : null;
    }
}

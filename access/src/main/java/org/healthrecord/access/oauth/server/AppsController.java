package org.healthrecord.access.oauth.server;

import java.security.Principal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.healthrecord.access.oauth.AccountView;
import org.healthrecord.access.oauth.People;
import org.healthrecord.access.oauth.Standing;
import org.healthrecord.access.oauth.client.AppClients;
import org.healthrecord.access.oauth.grant.ScopeWords;
import org.healthrecord.access.oauth.store.Granted;
import org.healthrecord.access.oauth.store.StoredAuthorizations;
import org.healthrecord.access.oauth.store.StoredConsents;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The apps that an account has let in, and how it takes that back. */
@RestController
class AppsController {
    private final StoredAuthorizations authorizations;
    private final StoredConsents consents;
    private final AppClients clients;
    private final Standing standing;
    private final People people;

    AppsController(
            StoredAuthorizations authorizations,
            StoredConsents consents,
            AppClients clients,
            Standing standing,
            People people) {
        this.authorizations = authorizations;
        this.consents = consents;
        this.clients = clients;
        this.standing = standing;
        this.people = people;
    }

    /**
     * @param person whose chart it reads; nothing where it was opened for nobody in particular
     * @param may    in words, one line each
     */
    record App(String clientId, String name, @Nullable String person, List<String> may, Instant since, Instant ends) {}

    @GetMapping("/oauth2/apps")
    List<App> apps(Principal principal) {
        Optional<String> self = standing.now(principal.getName()).flatMap(AccountView::self);
        Map<String, App> apps = new LinkedHashMap<>();
        for (Granted granted : authorizations.grantedBy(principal.getName())) {
            clients.find(granted.clientId())
                    .filter(client -> !client.everyone())
                    .ifPresent(client -> apps.putIfAbsent(
                            client.id() + '\n' + granted.patient(), app(client.name(), granted, self)));
        }
        return List.copyOf(apps.values());
    }

    private App app(String name, Granted granted, Optional<String> self) {
        Optional<String> patient = Optional.ofNullable(granted.patient());
        boolean own = patient.isPresent() && patient.equals(self);
        return new App(
                granted.clientId(),
                name,
                patient.flatMap(people::find).map(People.Person::name).orElse(null),
                granted.scopes().stream()
                        .flatMap(scope -> ScopeWords.of(scope, own).stream())
                        .toList(),
                granted.since(),
                granted.ends());
    }

    /** Takes back everything that was given to an app: its tokens end at once. */
    @DeleteMapping("/oauth2/apps/{clientId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void takeBack(@PathVariable String clientId, Principal principal) {
        authorizations.endAll(principal.getName(), clientId);
        consents.remove(clientId, principal.getName());
    }
}

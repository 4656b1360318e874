package org.healthrecord.access.oauth.server;

import java.net.URI;
import java.security.Principal;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.healthrecord.access.oauth.AccountView;
import org.healthrecord.access.oauth.People;
import org.healthrecord.access.oauth.People.Person;
import org.healthrecord.access.oauth.Standing;
import org.healthrecord.access.oauth.client.AppClient;
import org.healthrecord.access.oauth.client.AppClients;
import org.healthrecord.access.oauth.grant.Grants;
import org.healthrecord.access.oauth.grant.ScopeWords;
import org.healthrecord.access.oauth.launch.LaunchContext;
import org.healthrecord.access.oauth.store.StoredAuthorizations;
import org.healthrecord.access.scope.ResourceScope;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** What the consent page asks. Its answer goes to the authorization endpoint. */
@RestController
class ConsentController {
    private static final OAuth2TokenType STATE = new OAuth2TokenType("state");

    private final StoredAuthorizations authorizations;
    private final AppClients clients;
    private final Standing standing;
    private final Openings openings;
    private final People people;

    ConsentController(
            StoredAuthorizations authorizations,
            AppClients clients,
            Standing standing,
            Openings openings,
            People people) {
        this.authorizations = authorizations;
        this.clients = clients;
        this.standing = standing;
        this.openings = openings;
        this.people = people;
    }

    /**
     * @param client   the app's name
     * @param leadsTo  the site that will be told
     * @param account  who is asked
     * @param person   whose chart it is about, where that is settled
     * @param choices  persons to choose from, where it is not
     * @param anybody  whether a member of staff may name any person
     * @param silent   scopes that are part of the answer without being asked for
     * @param requests what can be granted or refused, one by one
     */
    record Question(
            String clientId,
            String client,
            String leadsTo,
            String account,
            @Nullable Person person,
            List<Person> choices,
            boolean anybody,
            List<String> silent,
            List<Request> requests) {}

    /** @param words what it lets the app do */
    record Request(String scope, String words) {}

    @GetMapping("/oauth2/consent")
    Question question(@RequestParam String state, Principal principal) {
        OAuth2Authorization authorization = authorizations.findByToken(state, STATE);
        if (authorization == null || !authorization.getPrincipalName().equals(principal.getName())) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        OAuth2AuthorizationRequest request = authorization.getAttribute(OAuth2AuthorizationRequest.class.getName());
        AppClient client = clients.find(authorization.getRegisteredClientId()).orElseThrow();
        AccountView account =
                standing.now(principal.getName()).orElseThrow(() -> new ResponseStatusException(HttpStatus.FORBIDDEN));
        return question(request, client, account);
    }

    private Question question(@Nullable OAuth2AuthorizationRequest request, AppClient client, AccountView account) {
        if (request == null) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        Set<String> asked = request.getScopes();
        Optional<Person> person = openings.without(asked, Openings.launchOf(request), client, account)
                .map(LaunchContext::patient)
                .flatMap(people::find);
        boolean open = person.isEmpty() && Grants.needsPatient(asked, client.limits());
        List<Person> choices = open
                ? account.persons().stream()
                        .map(people::find)
                        .flatMap(Optional::stream)
                        .toList()
                : List.of();
        boolean anybody = open && Grants.mayOpenAnybody(account);
        boolean own = person.map(Person::id).equals(account.self()) && person.isPresent();
        Set<String> possible = possible(asked, client, account, person, choices, anybody);
        return new Question(
                client.id(),
                client.name(),
                String.valueOf(URI.create(request.getRedirectUri()).getAuthority()),
                account.displayName(),
                person.orElse(null),
                choices,
                anybody,
                asked.stream().filter(s -> ScopeWords.of(s, own).isEmpty()).toList(),
                possible.stream()
                        .flatMap(s -> ScopeWords.of(s, own).map(words -> new Request(s, words)).stream())
                        .toList());
    }

    /** Of the scopes asked for, those that this account can give for a person that may still be chosen. */
    private static Set<String> possible(
            Set<String> asked,
            AppClient client,
            AccountView account,
            Optional<Person> person,
            List<Person> choices,
            boolean anybody) {
        Optional<String> patient = person.map(Person::id)
                .or(() -> choices.stream().map(Person::id).findFirst())
                .or(() -> anybody ? Optional.of("anybody") : Optional.empty());
        return asked.stream()
                // What opens a record stands first.
                .sorted(Comparator.comparing(
                                (String scope) -> ResourceScope.of(scope).isEmpty())
                        .thenComparing(Comparator.naturalOrder()))
                .filter(scope -> !Grants.grantable(List.of(scope), client.limits(), account, patient)
                        .isEmpty())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}

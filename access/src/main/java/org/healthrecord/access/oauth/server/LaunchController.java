package org.healthrecord.access.oauth.server;

import java.security.Principal;
import org.healthrecord.access.address.PublicUrl;
import org.healthrecord.access.oauth.AccountView;
import org.healthrecord.access.oauth.People;
import org.healthrecord.access.oauth.Standing;
import org.healthrecord.access.oauth.client.AppClient;
import org.healthrecord.access.oauth.client.AppClients;
import org.healthrecord.access.oauth.grant.Grants;
import org.healthrecord.access.oauth.launch.Launches;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.util.UriComponentsBuilder;

/** Opens an app from a chart (SMART App Launch 2.2, EHR launch). */
@RestController
class LaunchController {
    private final Launches launches;
    private final AppClients clients;
    private final Standing standing;
    private final People people;
    private final PublicUrl url;

    LaunchController(Launches launches, AppClients clients, Standing standing, People people, PublicUrl url) {
        this.launches = launches;
        this.clients = clients;
        this.standing = standing;
        this.people = people;
        this.url = url;
    }

    /** @param patient a Patient id */
    record Order(String client, String patient) {}

    /** @param address where the browser goes next: the app, with {@code iss} and {@code launch} */
    record Launched(String launch, String iss, String address) {}

    /** An app that can be opened from a chart. */
    record Launchable(String client, String name) {}

    @GetMapping("/oauth2/launch")
    java.util.List<Launchable> launchable() {
        return clients.all().stream()
                .filter(client -> client.launchUrl() != null)
                .map(client -> new Launchable(client.id(), client.name()))
                .sorted(java.util.Comparator.comparing(Launchable::name))
                .toList();
    }

    @PostMapping("/oauth2/launch")
    Launched launch(@RequestBody Order order, Principal principal) {
        AppClient client = clients.find(order.client())
                .filter(found -> found.launchUrl() != null)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "No such app"));
        AccountView account =
                standing.now(principal.getName()).orElseThrow(() -> new ResponseStatusException(HttpStatus.FORBIDDEN));
        if (!Grants.mayOpen(account, order.patient())
                || people.find(order.patient()).isEmpty()) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN, "Not a person of this account");
        }
        String launch = launches.make(client.id(), account.id(), order.patient());
        String address = UriComponentsBuilder.fromUriString(String.valueOf(client.launchUrl()))
                .queryParam("iss", "{iss}")
                .queryParam("launch", "{launch}")
                .encode()
                .buildAndExpand(url.fhir(), launch)
                .toUriString();
        return new Launched(launch, url.fhir(), address);
    }
}

package org.healthrecord.access.oauth.client;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All clients: those of the configuration, and those in the database. */
public final class AppClients {
    private final Map<String, AppClient> configured;
    private final ClientTable table;

    /** @throws IllegalArgumentException for a client that could not be registered, saying why */
    public AppClients(List<AppClient> configured, ClientTable table) {
        configured.forEach(client -> client.fault().ifPresent(fault -> {
            throw new IllegalArgumentException(fault);
        }));
        this.configured = configured.stream().collect(Collectors.toUnmodifiableMap(AppClient::id, Function.identity()));
        this.table = table;
    }

    /** One that is let in. */
    public Optional<AppClient> find(String id) {
        return registered(id).filter(client -> !client.disabled());
    }

    /** Those that are let in. */
    public List<AppClient> all() {
        return registered().stream().filter(client -> !client.disabled()).toList();
    }

    Optional<AppClient> registered(String id) {
        return Optional.ofNullable(configured.get(id)).or(() -> table.find(id));
    }

    List<AppClient> registered() {
        List<AppClient> all = new ArrayList<>(configured.values());
        table.all().stream()
                .filter(client -> !configured.containsKey(client.id()))
                .forEach(all::add);
        return all;
    }

    /** Whether it stands in the configuration, so that it cannot be changed elsewhere. */
    boolean isConfigured(String id) {
        return configured.containsKey(id);
    }

    /** The web origins of all apps, for answers to requests from other sites ({@code https://app.example}). */
    public Set<String> origins() {
        List<AppClient> all = all();
        Stream<String> derived = all.stream()
                .flatMap(client ->
                        Stream.concat(client.redirectUris().stream(), Optional.ofNullable(client.launchUrl()).stream()))
                .map(URI::create)
                .filter(uri -> uri.getHost() != null)
                .map(uri -> uri.getScheme() + "://" + uri.getRawAuthority());
        Stream<String> named = all.stream().flatMap(client -> client.origins().stream());
        return Stream.concat(derived, named).collect(Collectors.toUnmodifiableSet());
    }
}

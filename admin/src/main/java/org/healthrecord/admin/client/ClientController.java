package org.healthrecord.admin.client;

import java.util.List;
import org.healthrecord.access.decision.Callers;
import org.healthrecord.access.oauth.client.AppClient;
import org.healthrecord.access.oauth.client.ClientRegistry;
import org.healthrecord.access.oauth.client.ClientRegistry.Outcome;
import org.healthrecord.admin.problem.BadRequestException;
import org.healthrecord.admin.problem.NoSuchClientException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Apps and back ends. What is decided here holds on all nodes with the next request. */
@RestController
@RequestMapping("/admin/api/clients")
public class ClientController {
    private final @Nullable ClientRegistry registry;
    private final Callers callers;

    /** @param registry missing where another issuer gives out tokens, or nobody is asked who they are */
    ClientController(ObjectProvider<ClientRegistry> registry, Callers callers) {
        this.registry = registry.getIfAvailable();
        this.callers = callers;
    }

    @GetMapping
    List<ClientView> clients() {
        return registry == null ? List.of() : views(registry);
    }

    private static List<ClientView> views(ClientRegistry registry) {
        return registry.all().stream()
                .map(client -> ClientView.of(client, registry.isConfigured(client.id()), null))
                .toList();
    }

    @GetMapping("/{id}")
    ClientView client(@PathVariable String id) {
        return view(id, null);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    ClientView register(@RequestBody ClientRequest request) {
        AppClient client = request.toClient(ClientRequest.needed(request.id(), "id"), false);
        return done(client.id(), here().register(client, callers.current().name()));
    }

    @PutMapping("/{id}")
    ClientView change(@PathVariable String id, @RequestBody ClientRequest request) {
        return done(id, here().change(request.toClient(id, found(id).disabled())));
    }

    /** Another secret; the one before ends at once. */
    @PostMapping("/{id}/secret")
    ClientView renewSecret(@PathVariable String id) {
        found(id);
        return done(id, here().renewSecret(id));
    }

    /** Shuts it out, with all its tokens. */
    @PostMapping("/{id}/disable")
    ClientView disable(@PathVariable String id) {
        found(id);
        return done(id, here().disable(id));
    }

    @PostMapping("/{id}/enable")
    ClientView enable(@PathVariable String id) {
        found(id);
        return done(id, here().enable(id));
    }

    /** Ends it for ever: its id is not given again. */
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void end(@PathVariable String id) {
        found(id);
        refuse(here().revoke(id));
    }

    private ClientView done(String id, Outcome outcome) {
        refuse(outcome);
        return view(id, outcome instanceof Outcome.Secret secret ? secret.value() : null);
    }

    private static void refuse(Outcome outcome) {
        if (outcome instanceof Outcome.Refused refused) {
            throw new BadRequestException(refused.reason());
        }
    }

    private ClientView view(String id, @Nullable String secret) {
        return ClientView.of(found(id), here().isConfigured(id), secret);
    }

    private AppClient found(String id) {
        return here().find(id).orElseThrow(NoSuchClientException::new);
    }

    private ClientRegistry here() {
        if (registry == null) {
            throw new BadRequestException("Tokens are given out by another issuer; clients are registered there.");
        }
        return registry;
    }
}

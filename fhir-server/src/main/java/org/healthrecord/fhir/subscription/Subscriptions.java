package org.healthrecord.fhir.subscription;

import ca.uhn.fhir.context.FhirContext;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import org.healthrecord.fhir.exit.BulkExit;
import org.healthrecord.fhir.export.TypeSearches;
import org.healthrecord.fhir.subscription.Subscribed.State;
import org.healthrecord.fhir.subscription.Terms.UnusableException;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Subscription;
import org.springframework.transaction.support.TransactionTemplate;

/** Subscriptions as their owners see them. Another caller's are not there. */
public final class Subscriptions {
    private static final Pattern HEADER = Pattern.compile("([A-Za-z0-9\\-]{1,60}): ?([\\x20-\\x7e]{1,4000})");
    private static final Set<String> NOT_TO_SET =
            Set.of("host", "content-length", "content-type", "connection", "transfer-encoding", "upgrade", "expect");
    private static final Duration TOKEN = Duration.ofMinutes(5);
    private static final int TOKEN_BYTES = 24;
    private static final int MOST_EVENTS = 1000;

    private final SubscriptionTable table;
    private final Endpoints endpoints;
    private final BulkExit exit;
    private final TypeSearches searches;
    private final FhirContext fhir;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Subscriptions(
            SubscriptionTable table,
            Endpoints endpoints,
            BulkExit exit,
            TypeSearches searches,
            FhirContext fhir,
            TransactionTemplate transaction,
            Clock clock) {
        this.table = table;
        this.endpoints = endpoints;
        this.exit = exit;
        this.searches = searches;
        this.fhir = fhir;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** What opens a websocket to a subscription. */
    public record Binding(String token, Instant ends) {}

    /** @throws UnusableException where the server cannot do what is asked */
    public Subscribed add(Subscription asked, String base) {
        Subscribed subscribed = read("s" + UUID.randomUUID(), asked, base);
        table.insert(subscribed);
        return subscribed;
    }

    /** Other terms, or another try after a failure; empty where the caller has no such subscription. */
    public Optional<Subscribed> replace(String id, Subscription asked, String base) {
        return find(id).map(before -> {
            Subscribed subscribed = read(id, asked, base);
            table.replace(subscribed);
            return subscribed;
        });
    }

    private Subscribed read(String id, Subscription asked, String base) {
        Subscription kept = asked.copy();
        Map<String, String> headers = new LinkedHashMap<>();
        for (StringType header : kept.getChannel().getHeader()) {
            var parts = HEADER.matcher(String.valueOf(header.getValue()));
            if (!parts.matches() || NOT_TO_SET.contains(parts.group(1).toLowerCase(java.util.Locale.ROOT))) {
                throw new UnusableException("channel.header takes lines as in Authorization: Bearer abc");
            }
            headers.put(parts.group(1), parts.group(2));
            header.setValue(parts.group(1) + ": ***");
        }
        Terms terms = Terms.of(kept);
        if (terms.endpoint() != null && !endpoints.allows(terms.endpoint())) {
            throw new UnusableException("channel.endpoint is none of those that this server may send to");
        }
        terms.typed().forEach((type, search) -> searches.check(type, search, false));
        boolean off = asked.getStatus() == Subscription.SubscriptionStatus.OFF;
        kept.setId(id);
        return new Subscribed(
                id,
                exit.asker(),
                base,
                kept,
                headers,
                off ? State.OFF : State.REQUESTED,
                0,
                0,
                null,
                null,
                null,
                clock.instant());
    }

    public Optional<Subscribed> find(String id) {
        return table.find(id).filter(subscribed -> subscribed.asker().equals(exit.asker()));
    }

    public List<Subscribed> all() {
        return table.all().stream()
                .filter(subscribed -> subscribed.asker().equals(exit.asker()))
                .toList();
    }

    public boolean remove(String id) {
        return find(id).isPresent() && table.delete(id);
    }

    /** The events of a range again, with as much as a notice says. */
    public Bundle events(Subscribed subscribed, long from, long to) {
        List<Event> events = table.between(subscribed.id(), from, to, MOST_EVENTS);
        Map<String, Resource> resources = new LinkedHashMap<>();
        if (subscribed.terms().payload() == Terms.Payload.FULL_RESOURCE) {
            Set<String> types = new TreeSet<>();
            Set<String> ids = new TreeSet<>();
            events.forEach(event -> {
                types.add(event.focus().substring(0, event.focus().indexOf('/')));
                ids.add(event.focus().substring(event.focus().indexOf('/') + 1));
            });
            exit.rows(subscribed.asker(), exit.keys().named(ids, types, Instant.EPOCH))
                    .rows()
                    .forEach(row -> resources.put(row.type() + "/" + row.id(), (Resource)
                            fhir.newJsonParser().parseResource(row.json())));
        }
        return Notice.of(Notice.Kind.QUERY_EVENT, subscribed, events, resources);
    }

    public Binding bind(String id) {
        byte[] bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        Binding binding =
                new Binding(HexFormat.of().formatHex(bytes), clock.instant().plus(TOKEN));
        table.addToken(binding.token(), id, binding.ends());
        return binding;
    }

    /** The subscription a token opens, once. */
    public Optional<Subscribed> open(String token) {
        return Optional.ofNullable(transaction.execute(
                        tx -> table.use(token, clock.instant()).orElse(null)))
                .flatMap(table::find);
    }
}

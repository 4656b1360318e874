package org.healthrecord.fhir.subscription;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Subscription;
import org.hl7.fhir.r4.model.Subscription.SubscriptionChannelComponent;
import org.hl7.fhir.r4.model.Subscription.SubscriptionChannelType;
import org.hl7.fhir.r4.model.UriType;
import org.jspecify.annotations.Nullable;

/**
 * What a Subscription asks for (Subscriptions R5 Backport 1.1, profile backport-subscription): the topic as its criteria,
 * filters, channel and payload as extensions.
 *
 * @param filters   {@code Type?search} or {@code search}; all have to hold
 * @param endpoint  null for a websocket
 * @param heartbeat null for none
 */
public record Terms(
        Topic topic,
        List<String> filters,
        Channel channel,
        @Nullable URI endpoint,
        Payload payload,
        @Nullable Duration heartbeat,
        Duration timeout) {
    private static final String GUIDE = "http://hl7.org/fhir/uv/subscriptions-backport/StructureDefinition/";
    public static final String FILTER = GUIDE + "backport-filter-criteria";
    public static final String PAYLOAD = GUIDE + "backport-payload-content";
    public static final String HEARTBEAT = GUIDE + "backport-heartbeat-period";
    public static final String TIMEOUT = GUIDE + "backport-timeout";

    private static final Pattern PATIENT =
            Pattern.compile("(?:Patient\\?_id=|(?:[A-Z][A-Za-z]+\\?)?patient=)(?:Patient/)?([A-Za-z0-9\\-.]{1,64})");
    private static final Pattern TYPED = Pattern.compile("([A-Z][A-Za-z]+)\\?.+");
    private static final int LONGEST_TIMEOUT = 30;
    private static final int SHORTEST_HEARTBEAT = 5;

    /** How notices go out. */
    public enum Channel {
        REST_HOOK,
        WEBSOCKET
    }

    /** How much a notice says. */
    public enum Payload {
        EMPTY("empty"),
        ID_ONLY("id-only"),
        FULL_RESOURCE("full-resource");

        private final String code;

        Payload(String code) {
            this.code = code;
        }
    }

    /** The server cannot do what is asked; the message says which part. */
    public static final class UnusableException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        UnusableException(String message) {
            super(message);
        }
    }

    public Terms {
        filters = List.copyOf(filters);
    }

    public static Terms of(Subscription subscription) {
        Topic topic = Topic.of(subscription.getCriteria() == null ? "" : subscription.getCriteria())
                .orElseThrow(() -> new UnusableException("criteria has to be the URL of a topic of this server, as in "
                        + Topic.PATIENT_CHART_CHANGED.url()));
        List<String> filters = new ArrayList<>();
        for (Extension extension : subscription.getCriteriaElement().getExtensionsByUrl(FILTER)) {
            filters.add(filter(topic, ((StringType) extension.getValue()).getValueNotNull()));
        }
        SubscriptionChannelComponent channel = subscription.getChannel();
        return new Terms(
                topic,
                filters,
                channel(channel),
                endpoint(channel),
                payload(channel),
                seconds(channel.getExtensionByUrl(HEARTBEAT))
                        .map(s -> Duration.ofSeconds(Math.max(s, SHORTEST_HEARTBEAT)))
                        .orElse(null),
                Duration.ofSeconds(seconds(channel.getExtensionByUrl(TIMEOUT))
                        .map(s -> Math.max(1, Math.min(s, LONGEST_TIMEOUT)))
                        .orElse(LONGEST_TIMEOUT)));
    }

    private static String filter(Topic topic, String filter) {
        boolean typed = TYPED.matcher(filter).matches();
        String type = typed ? filter.substring(0, filter.indexOf('?')) : "";
        if (!PATIENT.matcher(filter).matches() && (!typed || !topic.takes(type))) {
            throw new UnusableException("A filter is patient=ID, or a search of a type that the topic is about");
        }
        return filter;
    }

    private static Channel channel(SubscriptionChannelComponent channel) {
        if (channel.getType() == SubscriptionChannelType.RESTHOOK) {
            return Channel.REST_HOOK;
        }
        if (channel.getType() == SubscriptionChannelType.WEBSOCKET) {
            return Channel.WEBSOCKET;
        }
        throw new UnusableException("channel.type has to be rest-hook or websocket");
    }

    private static @Nullable URI endpoint(SubscriptionChannelComponent channel) {
        if (channel.getType() == SubscriptionChannelType.WEBSOCKET) {
            return null;
        }
        if (!channel.hasEndpoint()) {
            throw new UnusableException("A rest-hook needs channel.endpoint");
        }
        try {
            return URI.create(((UriType) channel.getEndpointElement()).getValue());
        } catch (IllegalArgumentException e) {
            throw new UnusableException("channel.endpoint is no URL");
        }
    }

    private static Payload payload(SubscriptionChannelComponent channel) {
        if (channel.hasPayload() && !channel.getPayload().equals("application/fhir+json")) {
            throw new UnusableException("channel.payload has to be application/fhir+json");
        }
        Extension content = channel.getPayloadElement().getExtensionByUrl(PAYLOAD);
        String code = content == null ? Payload.EMPTY.code : content.getValue().primitiveValue();
        for (Payload payload : Payload.values()) {
            if (payload.code.equals(code)) {
                return payload;
            }
        }
        throw new UnusableException("The payload content has to be empty, id-only or full-resource");
    }

    private static Optional<Integer> seconds(@Nullable Extension extension) {
        if (extension == null) {
            return Optional.empty();
        }
        return extension.getValue() instanceof IntegerType number && number.hasValue()
                ? Optional.of(number.getValue())
                : Optional.of(extension.getValue())
                        .filter(PrimitiveType.class::isInstance)
                        .map(value -> Integer.parseInt(value.primitiveValue()));
    }

    /** Whether the filters that name patients let this person through. */
    boolean isAbout(String person) {
        for (String filter : filters) {
            var patient = PATIENT.matcher(filter);
            if (patient.matches() && !patient.group(1).equals(person)) {
                return false;
            }
        }
        return true;
    }

    /** The searches that a focus of this type has to be found by; empty where the filters let no such type through. */
    Optional<List<String>> searches(String type) {
        List<String> searches = new ArrayList<>();
        boolean other = false;
        for (String filter : filters) {
            if (PATIENT.matcher(filter).matches()) {
                continue;
            }
            int question = filter.indexOf('?');
            if (filter.substring(0, question).equals(type)) {
                searches.add(filter.substring(question + 1));
            } else {
                other = true;
            }
        }
        return other && searches.isEmpty() ? Optional.empty() : Optional.of(searches);
    }

    /** The searches of all filters, by type, to be checked. */
    public Map<String, String> typed() {
        Map<String, String> typed = new java.util.LinkedHashMap<>();
        filters.stream().filter(filter -> !PATIENT.matcher(filter).matches()).forEach(filter -> {
            int question = filter.indexOf('?');
            typed.put(filter.substring(0, question), filter.substring(question + 1));
        });
        return typed;
    }
}

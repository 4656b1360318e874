package org.healthrecord.fhir.subscription;

import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.CanonicalType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;

/** What goes out (Subscriptions R5 Backport 1.1: notification Bundle for R4, its first entry the status as Parameters). */
public final class Notice {
    private static final String GUIDE = "http://hl7.org/fhir/uv/subscriptions-backport/StructureDefinition/";

    private Notice() {}

    /** What a notice is for. */
    public enum Kind {
        HANDSHAKE,
        HEARTBEAT,
        EVENT_NOTIFICATION,
        QUERY_STATUS,
        QUERY_EVENT;

        String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** @param resources by {@code Type/id}; what is not there any more is absent */
    public static Bundle of(Kind kind, Subscribed subscribed, List<Event> events, Map<String, Resource> resources) {
        Bundle bundle = new Bundle().setType(BundleType.HISTORY).setTimestamp(new Date());
        bundle.setId(UUID.randomUUID().toString());
        bundle.getMeta().addProfile(GUIDE + "backport-subscription-notification-r4");
        String self = subscribed.base() + "/Subscription/" + subscribed.id();
        BundleEntryComponent first = bundle.addEntry();
        first.setFullUrl("urn:uuid:" + UUID.randomUUID());
        first.setResource(status(kind, subscribed, events));
        first.getRequest().setMethod(HTTPVerb.GET).setUrl(self + "/$status");
        first.getResponse().setStatus("200");
        if (subscribed.terms().payload() != Terms.Payload.EMPTY) {
            events.stream().map(Event::focus).distinct().forEach(focus -> add(bundle, focus, subscribed, resources));
        }
        return bundle;
    }

    private static void add(Bundle bundle, String focus, Subscribed subscribed, Map<String, Resource> resources) {
        BundleEntryComponent entry = bundle.addEntry();
        entry.setFullUrl(subscribed.base() + "/" + focus);
        entry.getRequest().setMethod(HTTPVerb.PUT).setUrl(focus);
        entry.getResponse().setStatus("200");
        Resource resource = resources.get(focus);
        if (subscribed.terms().payload() == Terms.Payload.FULL_RESOURCE) {
            if (resource == null) {
                entry.getRequest().setMethod(HTTPVerb.DELETE);
                entry.getResponse().setStatus("410");
            } else {
                entry.setResource(resource);
            }
        }
    }

    public static Parameters status(Kind kind, Subscribed subscribed, List<Event> events) {
        Parameters status = new Parameters();
        status.setId(UUID.randomUUID().toString());
        status.getMeta().addProfile(GUIDE + "backport-subscription-status-r4");
        status.addParameter("subscription", new Reference(subscribed.base() + "/Subscription/" + subscribed.id()));
        status.addParameter(
                "topic", new CanonicalType(subscribed.terms().topic().url()));
        status.addParameter("status", new CodeType(subscribed.state().name().toLowerCase(Locale.ROOT)));
        status.addParameter("type", new CodeType(kind.code()));
        status.addParameter("events-since-subscription-start", new StringType(Long.toString(subscribed.lastNumber())));
        for (Event event : events) {
            ParametersParameterComponent part = status.addParameter().setName("notification-event");
            part.addPart().setName("event-number").setValue(new StringType(Long.toString(event.number())));
            part.addPart().setName("timestamp").setValue(new InstantType(Date.from(event.happened())));
            if (subscribed.terms().payload() != Terms.Payload.EMPTY) {
                part.addPart().setName("focus").setValue(new Reference(subscribed.base() + "/" + event.focus()));
            }
        }
        if (subscribed.problem() != null) {
            status.addParameter("error", new CodeableConcept().setText(subscribed.problem()));
        }
        return status;
    }
}

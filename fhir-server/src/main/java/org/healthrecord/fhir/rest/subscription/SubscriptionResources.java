package org.healthrecord.fhir.rest.subscription;

import ca.uhn.fhir.rest.annotation.Create;
import ca.uhn.fhir.rest.annotation.Delete;
import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.OperationParam;
import ca.uhn.fhir.rest.annotation.OptionalParam;
import ca.uhn.fhir.rest.annotation.Read;
import ca.uhn.fhir.rest.annotation.ResourceParam;
import ca.uhn.fhir.rest.annotation.Search;
import ca.uhn.fhir.rest.annotation.Update;
import ca.uhn.fhir.rest.api.MethodOutcome;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.param.TokenParam;
import ca.uhn.fhir.rest.server.IResourceProvider;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import ca.uhn.fhir.rest.server.exceptions.UnprocessableEntityException;
import java.util.Date;
import java.util.List;
import java.util.function.Supplier;
import org.healthrecord.fhir.rest.FhirOperations;
import org.healthrecord.fhir.subscription.Notice;
import org.healthrecord.fhir.subscription.Subscribed;
import org.healthrecord.fhir.subscription.Subscriptions;
import org.healthrecord.fhir.subscription.Terms.UnusableException;
import org.hl7.fhir.instance.model.api.IIdType;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Subscription;
import org.hl7.fhir.r4.model.UrlType;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Subscriptions of whoever calls (FHIR R4, with the topics and operations of Subscriptions R5 Backport 1.1). */
@Component
class SubscriptionResources implements IResourceProvider, FhirOperations {
    private static final String GUIDE = "http://hl7.org/fhir/uv/subscriptions-backport/OperationDefinition/";

    private final Subscriptions subscriptions;

    SubscriptionResources(Subscriptions subscriptions) {
        this.subscriptions = subscriptions;
    }

    @Override
    public Class<Subscription> getResourceType() {
        return Subscription.class;
    }

    @Create
    public MethodOutcome create(@ResourceParam Subscription asked, RequestDetails request) {
        Subscribed made = usable(() -> subscriptions.add(asked, request.getFhirServerBase()));
        return outcome(made).setCreated(true);
    }

    @Update
    public MethodOutcome update(@IdParam IdType id, @ResourceParam Subscription asked, RequestDetails request) {
        return outcome(usable(() -> subscriptions
                .replace(id.getIdPart(), asked, request.getFhirServerBase())
                .orElseThrow(() -> new ResourceNotFoundException(id))));
    }

    @Delete
    public MethodOutcome delete(@IdParam IdType id) {
        if (!subscriptions.remove(id.getIdPart())) {
            throw new ResourceNotFoundException(id);
        }
        return new MethodOutcome();
    }

    @Read
    public Subscription read(@IdParam IIdType id) {
        return find(id).shown();
    }

    @Search
    public List<Subscription> search(
            @OptionalParam(name = "_id") @Nullable TokenParam id,
            @OptionalParam(name = "status") @Nullable TokenParam status,
            @OptionalParam(name = "criteria") @Nullable TokenParam criteria) {
        return subscriptions.all().stream()
                .map(Subscribed::shown)
                .filter(s -> id == null || s.getIdPart().equals(id.getValue()))
                .filter(s -> status == null || s.getStatus().toCode().equals(status.getValue()))
                .filter(s -> criteria == null || s.getCriteria().equals(criteria.getValue()))
                .toList();
    }

    @Operation(name = "$status", idempotent = true, canonicalUrl = GUIDE + "backport-subscription-status")
    public Bundle status(@IdParam IdType id) {
        return statuses(List.of(find(id)));
    }

    @Operation(name = "$status", idempotent = true, canonicalUrl = GUIDE + "backport-subscription-status")
    public Bundle statusOfAll() {
        return statuses(subscriptions.all());
    }

    private static Bundle statuses(List<Subscribed> all) {
        Bundle bundle = new Bundle().setType(BundleType.SEARCHSET).setTotal(all.size());
        all.forEach(one -> bundle.addEntry()
                .setFullUrl("urn:uuid:" + java.util.UUID.randomUUID())
                .setResource(Notice.status(Notice.Kind.QUERY_STATUS, one, List.of()))
                .getSearch()
                .setMode(Bundle.SearchEntryMode.MATCH));
        return bundle;
    }

    @Operation(name = "$events", idempotent = true, canonicalUrl = GUIDE + "backport-subscription-events")
    public Bundle events(
            @IdParam IdType id,
            @OperationParam(name = "eventsSinceNumber", max = 1) @Nullable StringType since,
            @OperationParam(name = "eventsUntilNumber", max = 1) @Nullable StringType until) {
        return subscriptions.events(find(id), number(since, 1), number(until, Long.MAX_VALUE));
    }

    @Operation(name = "$get-ws-binding-token", canonicalUrl = GUIDE + "backport-subscription-get-ws-binding-token")
    public Parameters token(@IdParam IdType id, RequestDetails request) {
        Subscribed found = find(id);
        Subscriptions.Binding binding = subscriptions.bind(found.id());
        Parameters parameters = new Parameters();
        parameters.addParameter("token", new StringType(binding.token()));
        parameters.addParameter("expiration", new DateTimeType(Date.from(binding.ends())));
        parameters.addParameter("subscription", new Reference("Subscription/" + found.id()));
        parameters.addParameter(
                "websocket-url",
                new UrlType(request.getFhirServerBase().replaceFirst("^http", "ws") + SubscriptionSocket.PATH));
        return parameters;
    }

    private Subscribed find(IIdType id) {
        return subscriptions.find(id.getIdPart()).orElseThrow(() -> new ResourceNotFoundException(id));
    }

    private static long number(@Nullable StringType text, long otherwise) {
        if (text == null || text.isEmpty()) {
            return otherwise;
        }
        try {
            return Long.parseLong(text.getValue());
        } catch (NumberFormatException e) {
            throw new InvalidRequestException("The number of an event is a whole number");
        }
    }

    private static MethodOutcome outcome(Subscribed subscribed) {
        MethodOutcome outcome = new MethodOutcome(new IdType("Subscription", subscribed.id()));
        outcome.setResource(subscribed.shown());
        return outcome;
    }

    private static Subscribed usable(Supplier<Subscribed> reading) {
        try {
            return reading.get();
        } catch (UnusableException e) {
            throw new UnprocessableEntityException(e.getMessage());
        }
    }
}

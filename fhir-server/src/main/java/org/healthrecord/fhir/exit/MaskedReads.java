package org.healthrecord.fhir.exit;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.jpa.api.dao.IFhirResourceDao;
import ca.uhn.fhir.jpa.searchparam.SearchParameterMap;
import ca.uhn.fhir.model.api.IQueryParameterType;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import ca.uhn.fhir.rest.param.TokenOrListParam;
import ca.uhn.fhir.rest.param.TokenParam;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.healthrecord.fhir.chart.view.View;
import org.healthrecord.fhir.exit.Narrowing.Narrowed;
import org.healthrecord.fhir.exit.view.FoundHere;
import org.healthrecord.fhir.exit.view.Masks;
import org.healthrecord.fhir.exit.view.ViewSearch;
import org.healthrecord.fhir.exit.view.ViewSearch.Plan;
import org.healthrecord.fhir.store.read.ChartIndex;
import org.healthrecord.fhir.store.read.ChartIndex.Entry;
import org.healthrecord.fhir.store.read.ChartReads;
import org.healthrecord.fhir.store.search.Sieve;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Resource;

/** Reads where something of somebody is hidden from the caller: from views, and of all others from the store. */
final class MaskedReads {
    private final ChartReads reads;
    private final ChartIndex charts;
    private final FhirContext fhir;
    private final ViewSearch views;

    MaskedReads(Sieve sieve, ChartReads reads, ChartIndex charts, FhirContext fhir) {
        this.reads = reads;
        this.charts = charts;
        this.fhir = fhir;
        this.views = new ViewSearch(sieve, this::stored, this::storedChart);
    }

    /**
     * Empty where the store answers alone.
     *
     * @param now the masks at the time when a page is read
     */
    Optional<FoundHere> search(
            Masks masks,
            IFhirResourceDao<?> store,
            String type,
            Narrowed narrowed,
            RequestDetails request,
            Supplier<Masks> now) {
        if (masks.isNone()) {
            return Optional.empty();
        }
        Plan plan = plan(masks, store, type, narrowed, request);
        return plan.isOfStoreAlone()
                ? Optional.empty()
                : Optional.of(
                        views.pages(type, narrowed.query(), found(masks, plan, store, type, narrowed, request), now));
    }

    List<Resource> all(Masks masks, IFhirResourceDao<?> store, String type, Narrowed narrowed, RequestDetails request) {
        Plan plan = masks.isNone() ? Plan.STORE : plan(masks, store, type, narrowed, request);
        return found(masks, plan, store, type, narrowed, request);
    }

    /** What is found in the views of these persons. */
    List<Resource> inViews(
            Masks masks,
            String type,
            SearchParameterMap query,
            Optional<Predicate<Resource>> meets,
            Set<String> persons) {
        return views.matches(type, query, meets, masks, persons);
    }

    private Plan plan(Masks masks, IFhirResourceDao<?> store, String type, Narrowed narrowed, RequestDetails request) {
        return views.plan(type, narrowed.query(), masks, identifiers -> numbered(store, identifiers, request));
    }

    private Set<String> numbered(
            IFhirResourceDao<?> store, List<IQueryParameterType> identifiers, RequestDetails request) {
        SearchParameterMap numbered = new SearchParameterMap();
        TokenOrListParam any = new TokenOrListParam();
        identifiers.forEach(i -> any.add((TokenParam) i));
        numbered.add("identifier", any);
        return reads.all(store, numbered, resource -> true, request).stream()
                .map(Resource::getIdPart)
                .collect(Collectors.toSet());
    }

    private List<Resource> found(
            Masks masks, Plan plan, IFhirResourceDao<?> store, String type, Narrowed narrowed, RequestDetails request) {
        Predicate<Resource> meets = narrowed.meets().orElse(resource -> true);
        List<Resource> found =
                new ArrayList<>(views.matches(type, narrowed.query(), Optional.of(meets), masks, plan.inViews()));
        if (plan.inStore()) {
            masks.only(reads.all(store, narrowed.query(), meets, request))
                    .forEach(resource -> found.add((Resource) resource));
        }
        return found;
    }

    /** These entries of a chart. */
    List<IBaseResource> load(Masks masks, String person, List<Entry> entries, RequestDetails request) {
        if (!masks.of(person)) {
            return charts.load(entries, request);
        }
        View view = masks.view(person);
        List<IBaseResource> loaded = new ArrayList<>();
        List<Entry> shared = new ArrayList<>();
        for (Entry entry : entries) {
            masks.read(view, entry.reference()).ifPresentOrElse(loaded::add, () -> shared.add(entry));
        }
        loaded.addAll(charts.load(shared, request));
        return loaded;
    }

    List<String> texts(Masks masks, String person, List<Entry> entries) {
        return masks.of(person)
                ? entries.stream()
                        .flatMap(entry -> masks.view(person).resource(entry.reference()).stream())
                        .map(resource -> fhir.newJsonParser().encodeResourceToString(resource))
                        .toList()
                : charts.texts(entries);
    }

    private Optional<Resource> stored(String reference) {
        int slash = reference.indexOf('/');
        return reads.stored(reference.substring(0, slash), reference.substring(slash + 1))
                .map(Resource.class::cast);
    }

    private Collection<Resource> storedChart(String person) {
        return charts.load(charts.of(person), new SystemRequestDetails()).stream()
                .map(Resource.class::cast)
                .toList();
    }
}

package org.healthrecord.fhir.exit;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.jpa.api.dao.IFhirResourceDao;
import ca.uhn.fhir.jpa.searchparam.SearchParameterMap;
import ca.uhn.fhir.rest.api.server.IBundleProvider;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.IPagingProvider;
import ca.uhn.fhir.rest.server.exceptions.ResourceGoneException;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Metrics;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import org.healthrecord.access.decision.Decision.Reason;
import org.healthrecord.access.decision.Purpose;
import org.healthrecord.access.scope.Permission;
import org.healthrecord.fhir.chart.port.ChartReader;
import org.healthrecord.fhir.chart.view.View;
import org.healthrecord.fhir.exit.Narrowing.Narrowed;
import org.healthrecord.fhir.exit.view.FoundHere;
import org.healthrecord.fhir.exit.view.Masks;
import org.healthrecord.fhir.store.read.ChartIndex;
import org.healthrecord.fhir.store.read.ChartReads;
import org.healthrecord.fhir.store.search.Sieve;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.instance.model.api.IIdType;
import org.hl7.fhir.r4.model.ListResource;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads of charts, through the door. Counts which way each read goes, by {@code health.record.reads}. */
@Component
public class ChartExit {
    private static final String LIST = "List";
    private static final String PATIENT = "Patient";

    private final Exit exit;
    private final Sights sights;
    private final ChartReads reads;
    private final ChartReader reader;
    private final Narrowing narrowing;
    private final PageSeal seal;
    private final MeterRegistry meters;
    private final MaskedReads views;

    ChartExit(
            Exit exit,
            Sights sights,
            ChartReads reads,
            ChartIndex charts,
            ChartReader reader,
            Sieve sieve,
            JdbcClient jdbc,
            FhirContext fhir,
            ObjectProvider<MeterRegistry> meters) {
        this.exit = exit;
        this.sights = sights;
        this.reads = reads;
        this.reader = reader;
        this.narrowing = new Narrowing(sieve);
        this.seal = new PageSeal(jdbc);
        this.views = new MaskedReads(sieve, reads, charts, fhir);
        this.meters = meters.getIfAvailable(() -> Metrics.globalRegistry);
    }

    public <T extends IBaseResource> T read(IFhirResourceDao<T> store, IIdType id, RequestDetails request) {
        Sight sight = sights.now();
        Masks masks = sight.masks();
        String type = request.getResourceName();
        if (sight.isAll() && masks.isNone()) {
            exit.require(Purpose.CARE, type, resources(List.of(id.getIdPart())));
            return readStored(store, id, request);
        }
        sight.require(type, Permission.READ);
        Optional<View> view = masks.viewOf(type, id.getIdPart());
        List<? extends IBaseResource> found = view.isPresent()
                ? masks.read(view.get(), type + '/' + id.getIdPart()).stream().toList()
                : stored(store, id, request);
        List<IBaseResource> shown = shown(sight, found);
        if (shown.isEmpty()) {
            throw new ResourceNotFoundException(id);
        }
        return store.getResourceType().cast(shown.get(0));
    }

    /** Whether there has been such a resource is nothing that a caller may learn who could not see it. */
    private <T extends IBaseResource> List<T> stored(IFhirResourceDao<T> store, IIdType id, RequestDetails request) {
        try {
            return List.of(readStored(store, id, request));
        } catch (ResourceGoneException | ResourceNotFoundException absent) {
            return List.of();
        }
    }

    private <T extends IBaseResource> T readStored(IFhirResourceDao<T> store, IIdType id, RequestDetails request) {
        Optional<T> read = reads.read(store.getResourceType(), id, request);
        count("read", read.isPresent());
        return read.orElseGet(() -> store.read(id, request));
    }

    public IBundleProvider search(
            IFhirResourceDao<?> store, SearchParameterMap query, RequestDetails request, HttpServletResponse response) {
        Sight sight = sights.now();
        return answered(
                sight, store, narrowing.narrow(sight, store, request.getResourceName(), query), request, response);
    }

    /** As {@link #search}, with what no index answers held against the resources; pages go through the door as always. */
    public IBundleProvider search(
            IFhirResourceDao<?> store,
            SearchParameterMap query,
            Predicate<Resource> sieve,
            RequestDetails request,
            HttpServletResponse response) {
        Sight sight = sights.now();
        Narrowed narrowed = narrowing.narrow(sight, store, request.getResourceName(), query);
        return answered(sight, store, narrowed.and(sieve), request, response);
    }

    private IBundleProvider answered(
            Sight sight,
            IFhirResourceDao<?> store,
            Narrowed narrowed,
            RequestDetails request,
            HttpServletResponse response) {
        Optional<FoundHere> masked =
                views.search(sight.masks(), store, request.getResourceName(), narrowed, request, () -> sights.now()
                        .masks());
        if (masked.isPresent()) {
            count("search", true);
            return new ShownPages(this::shown, masked.get());
        }
        return narrowed.meets().isPresent()
                ? sifted(store, narrowed, request, response)
                : found(store, narrowed.query(), request, response);
    }

    private IBundleProvider sifted(
            IFhirResourceDao<?> store, Narrowed narrowed, RequestDetails request, HttpServletResponse response) {
        Predicate<Resource> meets = narrowed.meets().orElseThrow();
        return found(store, reads.sifted(store, narrowed.query(), meets, request), request, response);
    }

    private IBundleProvider found(
            IFhirResourceDao<?> store, SearchParameterMap query, RequestDetails request, HttpServletResponse response) {
        Optional<IBundleProvider> found = reads.search(store, request.getResourceName(), query, request);
        count("search", found.isPresent());
        return new ShownPages(this::shown, found.orElseGet(() -> store.search(query, request, response)));
    }

    /** All that a search finds, for operations that go on to work with it. */
    public List<Resource> all(
            IFhirResourceDao<?> store,
            String type,
            SearchParameterMap query,
            Predicate<Resource> sieve,
            RequestDetails request) {
        Sight sight = sights.now();
        Narrowed narrowed = narrowing.narrow(sight, store, type, query).and(sieve);
        List<Resource> found = views.all(sight.masks(), store, type, narrowed, request);
        return shown(sight, found).stream().map(Resource.class::cast).toList();
    }

    /** A current list, for a search that asks for what it names; empty if there is none or it is not seen. */
    public Optional<ListResource> list(String id) {
        Sight sight = sights.now();
        if (!sight.isAll()) {
            sight.require(LIST, Permission.READ);
        }
        List<? extends IBaseResource> stored = sight.masks()
                .viewOf(LIST, id)
                .map(view -> sight.masks().read(view, LIST + '/' + id).stream().toList())
                .orElseGet(() -> reads.stored(LIST, id).stream()
                        .map(Resource.class::cast)
                        .toList());
        return shown(sight, stored).stream().findFirst().map(ListResource.class::cast);
    }

    /** The pages of searches, each through the door when it is shown, for the caller alone whose search it was. */
    public IPagingProvider pages(IPagingProvider paging) {
        return new ShownPaging(this::shown, paging, seal, exit::caller);
    }

    /** What the caller sees of a person's chart; empty if there is no such Patient, and if it is not seen. */
    public List<ChartIndex.Entry> chart(String person) {
        Sight sight = sights.now();
        if (!sight.isAll()) {
            sight.require(PATIENT, Permission.READ);
            if (!sight.isOf(PATIENT, person)) {
                return List.of();
            }
        }
        List<ChartIndex.Entry> chart = sight.chart(person);
        if (!chart.isEmpty() || sight.isAll()) {
            exit.require(Purpose.CARE, PATIENT, Facts.ofPerson(person));
        }
        return chart;
    }

    /** @throws RefusedException where only a part of any chart is seen: what is made of all of it would say too much, or wrong */
    public void requireWholeCharts() {
        if (!sights.now().isOfWholeCharts()) {
            throw new RefusedException(Reason.NOT_HELD);
        }
    }

    /** These entries of {@link #chart}, loaded; the door is asked again, because loading takes a while. */
    public List<IBaseResource> load(String person, List<ChartIndex.Entry> entries, RequestDetails request) {
        Sight sight = sights.now();
        List<IBaseResource> loaded = views.load(sight.masks(), person, entries, request);
        exit.require(Purpose.CARE, PATIENT, Facts.ofPerson(person));
        return sight.shown(sight.masks().only(loaded));
    }

    /** As {@link #load}, each as JSON, in no order. */
    public List<String> texts(String person, List<ChartIndex.Entry> entries) {
        requireWholeCharts();
        List<String> texts = views.texts(sights.now().masks(), person, entries);
        exit.require(Purpose.CARE, PATIENT, Facts.ofPerson(person));
        return texts;
    }

    /** The key by which {@link #chart} lists what was loaded. */
    public static Long entryOf(IBaseResource loaded) {
        return ChartIndex.pid(loaded);
    }

    /** Before anybody is looked for: whoever may not be told who a person is may not ask either. */
    public void requireIdentifying() {
        exit.require(Purpose.IDENTITY, new Facts.OfPersons(Set.of()));
    }

    /** A person's Patient, for operations that ask who a person is. */
    public Optional<Resource> patient(String person) {
        exit.require(Purpose.IDENTITY, Facts.ofPerson(person));
        Masks masks = sights.now().masks();
        String reference = "Patient/" + person;
        return masks.of(person)
                ? masks.read(masks.view(person), reference)
                : reader.read(reference).stream()
                        .flatMap(patient -> masks.only(List.of(patient)).stream())
                        .map(Resource.class::cast)
                        .findFirst();
    }

    /** Whether what a source says of a person is shown to the caller: else its record number finds nobody. */
    public BiPredicate<String, String> seen() {
        Masks masks = sights.now().masks();
        return (person, source) -> !masks.hides(person, source);
    }

    private List<IBaseResource> shown(List<? extends IBaseResource> found) {
        return shown(sights.now(), found);
    }

    private List<IBaseResource> shown(Sight sight, List<? extends IBaseResource> found) {
        List<IBaseResource> shown = sight.shown(sight.masks().only(found));
        if (!shown.isEmpty()) {
            // Of what type each is has been looked at by now.
            exit.require(
                    Purpose.CARE,
                    resources(shown.stream()
                            .map(r -> r.getIdElement().getIdPart())
                            .toList()));
        }
        return shown;
    }

    private static Facts resources(List<String> ids) {
        return new Facts.Resources(ids);
    }

    private void count(String interaction, boolean byStatement) {
        Way way = byStatement ? Way.STATEMENT : Way.HAPI;
        meters.counter("health.record.reads", "interaction", interaction, "way", way.tag())
                .increment();
    }
}

package org.healthrecord.fhir.exit;

import ca.uhn.fhir.jpa.api.dao.IFhirResourceDao;
import ca.uhn.fhir.jpa.searchparam.SearchParameterMap;
import ca.uhn.fhir.rest.api.server.IBundleProvider;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.IPagingProvider;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Metrics;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.healthrecord.access.decision.Caller;
import org.healthrecord.access.decision.Purpose;
import org.healthrecord.fhir.chart.port.ChartReader;
import org.healthrecord.fhir.store.read.ChartIndex;
import org.healthrecord.fhir.store.read.ChartReads;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.instance.model.api.IIdType;
import org.hl7.fhir.r4.model.ListResource;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Reads of charts, through the door. Counts which way each read goes, by {@code health.record.reads}. */
@Component
public class ChartExit {
    private final Exit exit;
    private final ChartReads reads;
    private final ChartIndex charts;
    private final ChartReader reader;
    private final MeterRegistry meters;

    ChartExit(
            Exit exit, ChartReads reads, ChartIndex charts, ChartReader reader, ObjectProvider<MeterRegistry> meters) {
        this.exit = exit;
        this.reads = reads;
        this.charts = charts;
        this.reader = reader;
        this.meters = meters.getIfAvailable(() -> Metrics.globalRegistry);
    }

    public <T extends IBaseResource> T read(IFhirResourceDao<T> store, IIdType id, RequestDetails request) {
        exit.require(Caller.READER, Purpose.CARE, new Facts.Resources(List.of(id.getIdPart())));
        Optional<T> read = reads.read(store.getResourceType(), id, request);
        count("read", read.isPresent());
        return read.orElseGet(() -> store.read(id, request));
    }

    public IBundleProvider search(
            IFhirResourceDao<?> store, SearchParameterMap query, RequestDetails request, HttpServletResponse response) {
        Optional<IBundleProvider> found = reads.search(store, request.getResourceName(), query, request);
        count("search", found.isPresent());
        return new ShownPages(exit, found.orElseGet(() -> store.search(query, request, response)));
    }

    /** As {@link #search}, with what no index answers held against the resources; pages go through the door as always. */
    public IBundleProvider search(
            IFhirResourceDao<?> store,
            SearchParameterMap query,
            Predicate<Resource> sieve,
            RequestDetails request,
            HttpServletResponse response) {
        return search(store, reads.sifted(store, query, sieve, request), request, response);
    }

    /** All that a search finds, for operations that go on to work with it. */
    public List<Resource> all(
            IFhirResourceDao<?> store, SearchParameterMap query, Predicate<Resource> sieve, RequestDetails request) {
        List<Resource> found = reads.all(store, query, sieve, request);
        exit.require(
                Caller.READER,
                Purpose.CARE,
                new Facts.Resources(found.stream().map(Resource::getIdPart).toList()));
        return found;
    }

    /** A current list, for a search that asks for what it names. */
    public Optional<ListResource> list(String id) {
        exit.require(Caller.READER, Purpose.CARE, new Facts.Resources(List.of(id)));
        return reads.stored("List", id).map(ListResource.class::cast);
    }

    /** The pages of searches, each through the door when it is shown. */
    public IPagingProvider pages(IPagingProvider paging) {
        return new ShownPaging(exit, paging);
    }

    /** What makes up a person's chart; empty if there is no such Patient. */
    public List<ChartIndex.Entry> chart(String person) {
        exit.require(Caller.READER, Purpose.CARE, Facts.ofPerson(person));
        return charts.of(person);
    }

    /** These entries of {@link #chart}, loaded; the door is asked again, because loading takes a while. */
    public List<IBaseResource> load(String person, List<ChartIndex.Entry> entries, RequestDetails request) {
        List<IBaseResource> loaded = charts.load(entries, request);
        exit.require(Caller.READER, Purpose.CARE, Facts.ofPerson(person));
        return loaded;
    }

    /** As {@link #load}, each as JSON, in no order. */
    public List<String> texts(String person, List<ChartIndex.Entry> entries) {
        List<String> texts = charts.texts(entries);
        exit.require(Caller.READER, Purpose.CARE, Facts.ofPerson(person));
        return texts;
    }

    /** The key by which {@link #chart} lists what was loaded. */
    public static Long entryOf(IBaseResource loaded) {
        return ChartIndex.pid(loaded);
    }

    /** A person's Patient, for operations that ask who a person is. */
    public Optional<Resource> patient(String person) {
        exit.require(Caller.READER, Purpose.IDENTITY, Facts.ofPerson(person));
        return reader.read("Patient/" + person);
    }

    private void count(String interaction, boolean byStatement) {
        Way way = byStatement ? Way.STATEMENT : Way.HAPI;
        meters.counter("health.record.reads", "interaction", interaction, "way", way.tag())
                .increment();
    }
}

package org.healthrecord.fhir.store.read;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.interceptor.api.IInterceptorBroadcaster;
import ca.uhn.fhir.jpa.api.config.JpaStorageSettings;
import ca.uhn.fhir.jpa.dao.ISearchBuilder;
import ca.uhn.fhir.jpa.dao.SearchBuilderFactory;
import ca.uhn.fhir.jpa.model.dao.JpaPid;
import ca.uhn.fhir.model.api.Include;
import ca.uhn.fhir.model.api.ResourceMetadataKeyEnum;
import ca.uhn.fhir.model.valueset.BundleEntrySearchModeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.interceptor.ServerInterceptorUtil;
import ca.uhn.fhir.rest.server.method.ResponsePage.ResponsePageBuilder;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Loads a page of what a search has found and what comes along with it, in the order in which HAPI does. */
@Component
public class FoundResources {
    /** Of what comes along with one page, where the settings name no number. */
    private static final int MOST = 1_000_000;

    private final FhirContext fhir;
    private final EntityManager entities;
    private final SearchBuilderFactory<JpaPid> searches;
    private final StoredResources stored;
    private final int most;
    private final IInterceptorBroadcaster interceptors;
    private final TransactionTemplate reading;

    FoundResources(
            FhirContext fhir,
            EntityManager entities,
            SearchBuilderFactory<JpaPid> searches,
            StoredResources stored,
            JpaStorageSettings settings,
            IInterceptorBroadcaster interceptors,
            PlatformTransactionManager transactions) {
        this.fhir = fhir;
        this.entities = entities;
        this.searches = searches;
        this.stored = stored;
        this.most = Objects.requireNonNullElse(settings.getMaximumIncludesToLoadPerPage(), MOST);
        this.interceptors = interceptors;
        this.reading = new TransactionTemplate(transactions);
        reading.setReadOnly(true);
    }

    List<IBaseResource> page(Found found, List<Long> matches, RequestDetails request, ResponsePageBuilder page) {
        List<Long> along = found.isAlone() ? List.of() : along(found, matches, request);
        List<IBaseResource> loaded =
                stored.read(Stream.concat(matches.stream(), along.stream()).toList(), request);
        Set<Long> included = Set.copyOf(along);
        loaded.forEach(resource -> ResourceMetadataKeyEnum.ENTRY_SEARCH_MODE.put(
                resource,
                included.contains(StoredResources.pid(resource))
                        ? BundleEntrySearchModeEnum.INCLUDE
                        : BundleEntrySearchModeEnum.MATCH));
        List<IBaseResource> shown = ServerInterceptorUtil.fireStoragePreshowResource(loaded, request, interceptors);
        page.setTotalRequestedResourcesFetched(matches.size());
        page.setOmittedResourceCount(loaded.size() - shown.size());
        page.setIncludedResourceCount(along.size());
        page.setResources(shown);
        return shown;
    }

    private List<Long> along(Found found, List<Long> matches, RequestDetails request) {
        List<JpaPid> pids = new ArrayList<>(matches.stream().map(JpaPid::fromId).toList());
        reading.executeWithoutResult(tx -> addAlong(found, pids, request));
        return pids.stream().skip(matches.size()).map(JpaPid::getId).toList();
    }

    /** Adds to the matches what refers to them and what they refer to; then the same of what came along, where asked for. */
    private void addAlong(Found found, List<JpaPid> pids, RequestDetails request) {
        ISearchBuilder<JpaPid> search = searches.newSearchBuilder(
                found.type(), fhir.getResourceDefinition(found.type()).getImplementingClass());
        int full = pids.size() + most;
        for (boolean again : List.of(false, true)) {
            for (boolean reverse : List.of(true, false)) {
                Set<Include> asked = asked(reverse ? found.reverseIncludes() : found.includes(), again);
                if (!asked.isEmpty() && pids.size() < full) {
                    int rest = full - pids.size();
                    pids.addAll(search.loadIncludes(fhir, entities, pids, asked, reverse, null, "", request, rest));
                }
            }
        }
    }

    private static Set<Include> asked(List<Include> includes, boolean again) {
        return includes.stream().filter(include -> include.isRecurse() == again).collect(Collectors.toSet());
    }
}

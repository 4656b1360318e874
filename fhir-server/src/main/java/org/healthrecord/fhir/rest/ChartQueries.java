package org.healthrecord.fhir.rest;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.api.dao.IFhirResourceDao;
import ca.uhn.fhir.jpa.searchparam.SearchParameterMap;
import ca.uhn.fhir.rest.api.server.IBundleProvider;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.healthrecord.fhir.exit.ChartExit;
import org.healthrecord.fhir.store.search.Sieve;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.stereotype.Component;

/** Searches whose results an operation goes on to work with: all of them at once, through the door. */
@Component
class ChartQueries {
    private static final int MOST = 10_000;

    private final DaoRegistry stores;
    private final ChartExit exit;
    private final Sieve sieve;

    ChartQueries(DaoRegistry stores, ChartExit exit, Sieve sieve) {
        this.stores = stores;
        this.exit = exit;
        this.sieve = sieve;
    }

    /** @param parameters of a search of this type, as in a request */
    List<Resource> all(
            String type, Map<String, String[]> parameters, RequestDetails request, HttpServletResponse response) {
        IFhirResourceDao<?> store = stores.getResourceDao(type);
        SearchFilters filters = SearchFilters.of(type, new HashMap<>(parameters), false, sieve);
        SearchParameterMap query = new SearchParameterMap();
        store.translateRawParameters(filters.indexed(), query);
        query.setLoadSynchronousUpTo(MOST);
        request.setResourceName(type);
        IBundleProvider found = filters.sifted()
                .map(sifted -> exit.search(store, query, sifted, request, response))
                .orElseGet(() -> exit.search(store, query, request, response));
        int size = Objects.requireNonNullElse(found.size(), MOST);
        return size == 0
                ? List.of()
                : found.getResources(0, size).stream().map(Resource.class::cast).toList();
    }
}

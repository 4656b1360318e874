package org.healthrecord.fhir.rest;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.api.dao.IFhirResourceDao;
import ca.uhn.fhir.jpa.searchparam.SearchParameterMap;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.List;
import java.util.Map;
import org.healthrecord.fhir.exit.ChartExit;
import org.healthrecord.fhir.store.search.Sieve;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.stereotype.Component;

/** Searches whose results an operation goes on to work with: all of them at once, through the door. */
@Component
class ChartQueries {
    private final DaoRegistry stores;
    private final ChartExit exit;
    private final Sieve sieve;

    ChartQueries(DaoRegistry stores, ChartExit exit, Sieve sieve) {
        this.stores = stores;
        this.exit = exit;
        this.sieve = sieve;
    }

    /** @param parameters of a search of this type, as in a request */
    List<Resource> all(String type, Map<String, String[]> parameters, RequestDetails request) {
        IFhirResourceDao<?> store = stores.getResourceDao(type);
        SearchFilters filters = SearchFilters.of(type, parameters, request, sieve);
        SearchParameterMap query = new SearchParameterMap();
        store.translateRawParameters(filters.indexed(), query);
        return exit.all(store, type, query, filters.sifted().orElse(resource -> true), request);
    }
}

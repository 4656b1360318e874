package org.healthrecord.fhir.rest;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.api.dao.IFhirResourceDao;
import ca.uhn.fhir.jpa.searchparam.SearchParameterMap;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import ca.uhn.fhir.rest.param.TokenOrListParam;
import ca.uhn.fhir.rest.param.TokenParam;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.healthrecord.fhir.exit.BulkExit;
import org.healthrecord.fhir.export.TypeSearches;
import org.healthrecord.fhir.store.search.Sieve;
import org.springframework.stereotype.Component;

/** Searches as in a URL of this endpoint, asked of resources whose ids are known: exports and notices narrow by them. */
@Component
class TypedSearches implements TypeSearches {
    private static final Set<String> OF_ALL_TYPES = Set.of("_id", "_lastUpdated", "_tag");

    private final DaoRegistry stores;
    private final BulkExit exit;
    private final Sieve sieve;

    TypedSearches(DaoRegistry stores, BulkExit exit, Sieve sieve) {
        this.stores = stores;
        this.exit = exit;
        this.sieve = sieve;
    }

    @Override
    public void check(String type, String search, boolean lenient) {
        Map<String, String[]> parameters = parameters(search);
        parameters.keySet().stream()
                .map(ControlParameters::bare)
                .filter(name -> ControlParameters.isControl(name)
                        || (ControlParameters.isOfAllTypes(name) && !OF_ALL_TYPES.contains(name)))
                .findFirst()
                .ifPresent(name -> {
                    throw new InvalidRequestException("A filter of a type cannot have the parameter \"" + name + "\"");
                });
        query(type, SearchFilters.of(type, parameters, request(lenient), sieve), parameters);
    }

    @Override
    public Set<Long> matching(String asker, String type, String search, Collection<String> ids) {
        SystemRequestDetails request = request(true);
        Map<String, String[]> parameters = parameters(search);
        SearchFilters filters = SearchFilters.of(type, parameters, request, sieve);
        SearchParameterMap query = query(type, filters, parameters);
        TokenOrListParam these = new TokenOrListParam();
        ids.forEach(id -> these.add(new TokenParam(id)));
        query.add("_id", these);
        return exit.matching(asker, stores.getResourceDao(type), ids, query, filters.sifted(), request);
    }

    private SearchParameterMap query(String type, SearchFilters filters, Map<String, String[]> parameters) {
        IFhirResourceDao<?> store = stores.getResourceDao(type);
        Map<String, List<String>> indexed = new LinkedHashMap<>(filters.indexed());
        parameters.forEach((key, values) -> {
            if (OF_ALL_TYPES.contains(ControlParameters.bare(key))) {
                indexed.put(key, List.of(values));
            }
        });
        SearchParameterMap query = new SearchParameterMap();
        store.translateRawParameters(indexed, query);
        return query;
    }

    private static SystemRequestDetails request(boolean lenient) {
        SystemRequestDetails request = new SystemRequestDetails();
        request.setFhirServerBase("urn:none");
        if (lenient) {
            request.addHeader("Prefer", "handling=lenient");
        }
        return request;
    }

    private static Map<String, String[]> parameters(String search) {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        for (String part : search.split("&")) {
            int equals = part.indexOf('=');
            if (equals > 0) {
                parameters
                        .computeIfAbsent(decoded(part.substring(0, equals)), name -> new ArrayList<>())
                        .add(decoded(part.substring(equals + 1)));
            }
        }
        Map<String, String[]> arrays = new LinkedHashMap<>();
        parameters.forEach((name, values) -> arrays.put(name, values.toArray(String[]::new)));
        return arrays;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}

package org.healthrecord.fhir.store.read;

import ca.uhn.fhir.interceptor.api.IInterceptorBroadcaster;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.jpa.api.dao.IFhirResourceDao;
import ca.uhn.fhir.jpa.model.dao.JpaPid;
import ca.uhn.fhir.jpa.searchparam.SearchParameterMap;
import ca.uhn.fhir.jpa.util.SearchParameterMapCalculator;
import ca.uhn.fhir.model.api.Include;
import ca.uhn.fhir.rest.api.Constants;
import ca.uhn.fhir.rest.api.server.IBundleProvider;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.param.TokenOrListParam;
import ca.uhn.fhir.rest.param.TokenParam;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import ca.uhn.fhir.rest.server.interceptor.ServerInterceptorUtil;
import ca.uhn.fhir.rest.server.util.CompositeInterceptorBroadcaster;
import ca.uhn.fhir.rest.server.util.ISearchParamRegistry;
import ca.uhn.fhir.rest.server.util.ISearchParamRegistry.SearchParamLookupContextEnum;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.healthrecord.fhir.store.type.ChartTypes;
import org.hl7.fhir.instance.model.api.IAnyResource;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.instance.model.api.IIdType;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.stereotype.Component;

/**
 * Answers reads and searches without a note of them in the database. HAPI writes each search and its result into tables
 * of its own, by another thread, before it answers, for later pages. Here the link to the next page says what was found
 * ({@link PageLinks}). What is too long for a link remains with HAPI.
 */
@Component
public class ChartReads {
    /** Makes a link of some 700 characters; addresses of 2,000 pass everywhere. */
    private static final int LONGEST = 200;

    /** About a second's work. */
    private static final int MOST_SIFTED = 10_000;

    private static final int AT_ONCE = 500;
    private static final String NOTHING = "none-of-these";

    private final StoredResources stored;
    private final FoundResources resources;
    private final ISearchParamRegistry parameters;
    private final IInterceptorBroadcaster interceptors;

    ChartReads(
            StoredResources stored,
            FoundResources resources,
            ISearchParamRegistry parameters,
            IInterceptorBroadcaster interceptors) {
        this.stored = stored;
        this.resources = resources;
        this.parameters = parameters;
        this.interceptors = interceptors;
    }

    /** Empty if HAPI has to answer it, among other things why there is no such resource. */
    public <T extends IBaseResource> Optional<T> read(Class<T> type, IIdType id, RequestDetails request) {
        if (id.hasVersionIdPart() || isWatched(request)) {
            return Optional.empty();
        }
        return stored.read(request.getResourceName(), id.getIdPart())
                .map(found -> new ArrayList<IBaseResource>(List.of(found)))
                .map(found -> ServerInterceptorUtil.fireStoragePreshowResource(found, request, interceptors))
                .flatMap(shown -> shown.stream().findFirst())
                .map(type::cast);
    }

    /** A resource as stored, for the server itself. */
    public Optional<IBaseResource> stored(String type, String id) {
        return stored.read(type, id).map(IBaseResource.class::cast);
    }

    /** Empty if HAPI has to answer it. */
    public Optional<IBundleProvider> search(
            IFhirResourceDao<?> store, String type, SearchParameterMap query, RequestDetails request) {
        if (!isPlain(query, request)) {
            return Optional.empty();
        }
        Instant at = Instant.now();
        SearchParameterMap all = query.clone();
        all.setCount(null);
        all.setLoadSynchronousUpTo(LONGEST + 1);
        List<JpaPid> pids = store.searchForIds(all, request);
        if (pids.size() > LONGEST) {
            return Optional.empty();
        }
        Found found = new Found(
                type,
                at,
                List.copyOf(query.getIncludes()),
                List.copyOf(query.getRevIncludes()),
                pids.stream().map(JpaPid::getId).toList());
        return Optional.of(new FoundPages(found, resources, request, query.getCount()));
    }

    /** The same search with the ids of what passes the sieve in the place of its filters. */
    public SearchParameterMap sifted(
            IFhirResourceDao<?> store, SearchParameterMap query, Predicate<Resource> sieve, RequestDetails request) {
        TokenOrListParam ids = new TokenOrListParam();
        all(store, query, sieve, request).forEach(resource -> ids.add(new TokenParam(resource.getIdPart())));
        if (ids.getListAsCodings().isEmpty()) {
            ids.add(new TokenParam(NOTHING));
        }
        return withIds(query, ids);
    }

    /**
     * All that a search finds and that passes the sieve, in no order, whatever pages it would make.
     *
     * @throws InvalidRequestException where more would have to be looked through than one answer may cost
     */
    public List<Resource> all(
            IFhirResourceDao<?> store, SearchParameterMap query, Predicate<Resource> sieve, RequestDetails request) {
        SearchParameterMap all = query.clone();
        all.setCount(null);
        all.setOffset(null);
        all.setSort(null);
        all.setIncludes(Set.of());
        all.setRevIncludes(Set.of());
        all.setLoadSynchronousUpTo(MOST_SIFTED + 1);
        List<Long> pids = store.<JpaPid>searchForIds(all, request).stream()
                .map(JpaPid::getId)
                .toList();
        if (pids.size() > MOST_SIFTED) {
            throw new InvalidRequestException(
                    "This search has to look through too many resources: narrow it, for example by patient");
        }
        List<Resource> found = new ArrayList<>();
        for (int from = 0; from < pids.size(); from += AT_ONCE) {
            stored.read(pids.subList(from, Math.min(pids.size(), from + AT_ONCE)), request).stream()
                    .map(Resource.class::cast)
                    .filter(sieve)
                    .forEach(found::add);
        }
        return found;
    }

    private static SearchParameterMap withIds(SearchParameterMap query, TokenOrListParam ids) {
        SearchParameterMap found = query.clone();
        List.copyOf(found.keySet()).forEach(found::remove);
        found.setLastUpdated(null);
        found.add(IAnyResource.SP_RES_ID, ids);
        return found;
    }

    private boolean isPlain(SearchParameterMap query, RequestDetails request) {
        boolean along =
                !query.getIncludes().isEmpty() || !query.getRevIncludes().isEmpty();
        return !query.isOffsetQuery()
                && !SearchParameterMapCalculator.isWantOnlyCount(query)
                // What comes along would have to be of that time, too.
                && !(along && query.getLastUpdated() != null)
                && query.getIncludes().stream().allMatch(this::isKnown)
                && query.getRevIncludes().stream().allMatch(this::isKnown)
                && !isLimited(request)
                && !isWatched(request);
    }

    /** What is not known HAPI explains to the caller. */
    private boolean isKnown(Include include) {
        String type = include.getParamType();
        String name = include.getParamName();
        String target = include.getParamTargetType();
        return type != null
                && name != null
                && ChartTypes.holds(type)
                && parameters.getActiveSearchParam(type, name, SearchParamLookupContextEnum.SEARCH) != null
                && (target == null || target.isEmpty() || ChartTypes.holds(target));
    }

    /** Whether an interceptor decides for each resource before it is loaded. */
    private boolean isWatched(RequestDetails request) {
        return CompositeInterceptorBroadcaster.newCompositeBroadcaster(interceptors, request)
                .hasHooks(Pointcut.STORAGE_PREACCESS_RESOURCES);
    }

    /** By {@code no-store} and {@code max-results} HAPI lets a caller ask for the first few alone. */
    private static boolean isLimited(RequestDetails request) {
        return request.getHeaders(Constants.HEADER_CACHE_CONTROL).stream()
                .anyMatch(value -> value.contains(Constants.CACHE_CONTROL_NO_STORE));
    }
}

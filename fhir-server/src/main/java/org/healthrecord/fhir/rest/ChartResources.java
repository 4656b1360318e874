package org.healthrecord.fhir.rest;

import ca.uhn.fhir.jpa.api.dao.IFhirResourceDao;
import ca.uhn.fhir.jpa.searchparam.SearchParameterMap;
import ca.uhn.fhir.model.api.Include;
import ca.uhn.fhir.rest.annotation.Count;
import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.IncludeParam;
import ca.uhn.fhir.rest.annotation.Offset;
import ca.uhn.fhir.rest.annotation.OptionalParam;
import ca.uhn.fhir.rest.annotation.Read;
import ca.uhn.fhir.rest.annotation.Search;
import ca.uhn.fhir.rest.annotation.Sort;
import ca.uhn.fhir.rest.api.SearchTotalModeEnum;
import ca.uhn.fhir.rest.api.SortSpec;
import ca.uhn.fhir.rest.api.SummaryEnum;
import ca.uhn.fhir.rest.api.server.IBundleProvider;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.param.DateAndListParam;
import ca.uhn.fhir.rest.param.HasAndListParam;
import ca.uhn.fhir.rest.param.StringAndListParam;
import ca.uhn.fhir.rest.param.TokenAndListParam;
import ca.uhn.fhir.rest.param.TokenOrListParam;
import ca.uhn.fhir.rest.server.IResourceProvider;
import ca.uhn.fhir.rest.server.exceptions.ResourceGoneException;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.healthrecord.fhir.chart.port.StandIns;
import org.healthrecord.fhir.chart.summary.FactNarrative;
import org.healthrecord.fhir.exit.ChartExit;
import org.healthrecord.fhir.store.search.Sieve;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.instance.model.api.IIdType;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/**
 * Read and search of one resource type. HAPI's own providers of that name bring create, update, delete, history and
 * operations too. The chart is written by its own pipeline only, so what is not here cannot be called.
 */
public class ChartResources<T extends IBaseResource> implements IResourceProvider {
    private final IFhirResourceDao<T> store;
    private final ChartExit exit;
    private final Sieve sieve;
    private final List<StandIns> standIns;

    ChartResources(IFhirResourceDao<T> store, ChartExit exit, Sieve sieve, List<StandIns> standIns) {
        this.store = store;
        this.exit = exit;
        this.sieve = sieve;
        this.standIns = standIns;
    }

    @Override
    public Class<T> getResourceType() {
        return store.getResourceType();
    }

    @Read
    public T read(@IdParam IIdType id, RequestDetails request) {
        T read = standIn(id, request).orElseGet(() -> readStored(id, request));
        FactNarrative.add((Resource) read);
        return read;
    }

    private Optional<T> standIn(IIdType id, RequestDetails request) {
        return standIns.stream()
                .flatMap(s -> s.read(request.getResourceName(), id.getIdPart()).stream())
                .map(getResourceType()::cast)
                .findFirst();
    }

    private T readStored(IIdType id, RequestDetails request) {
        try {
            return exit.read(store, id, request);
        } catch (ResourceGoneException e) {
            throw isReserved(e.getResourceId()) ? new ResourceNotFoundException(id) : e;
        }
    }

    /** What was written and then deleted is in its second version at least; the first is a row kept free for a reference. */
    private static boolean isReserved(@Nullable IIdType deleted) {
        return deleted != null && "1".equals(deleted.getVersionIdPart());
    }

    /** Each {@code _list} narrows the search to what it names. */
    private List<TokenOrListParam> members(@Nullable StringAndListParam lists, RequestDetails request) {
        if (lists == null) {
            return List.of();
        }
        ListMembers members = new ListMembers(exit::list, LocalDate.now(ZoneOffset.UTC));
        return lists.getValuesAsQueryTokens().stream()
                .flatMap(or -> or.getValuesAsQueryTokens().stream())
                .map(list -> members.ids(list.getValue(), request.getResourceName(), request.getParameters()))
                .toList();
    }

    @Search(allowUnknownParams = true)
    public IBundleProvider search(
            HttpServletResponse response,
            RequestDetails request,
            @OptionalParam(name = "_id") @Nullable TokenAndListParam id,
            @OptionalParam(name = "_lastUpdated") @Nullable DateAndListParam lastUpdated,
            @OptionalParam(name = "_has") @Nullable HasAndListParam has,
            @OptionalParam(name = "_tag") @Nullable TokenAndListParam tag,
            @OptionalParam(name = "_list") @Nullable StringAndListParam lists,
            @IncludeParam @Nullable Set<Include> includes,
            @IncludeParam(reverse = true) @Nullable Set<Include> reverseIncludes,
            @Sort @Nullable SortSpec sort,
            @Count @Nullable Integer count,
            @Offset @Nullable Integer offset,
            @Nullable SummaryEnum summary,
            @Nullable SearchTotalModeEnum total) {
        SearchFilters filters = SearchFilters.of(request.getResourceName(), request.getParameters(), request, sieve);
        ControlParameters.refuseNegative(count);
        ControlParameters.refuseNegative(offset);
        SearchParameterMap query = new SearchParameterMap();
        query.add("_id", id);
        query.add("_has", has);
        query.add("_tag", tag);
        members(lists, request).forEach(ids -> query.add("_id", ids));
        query.setLastUpdated(LastUpdated.range(lastUpdated));
        store.translateRawParameters(filters.indexed(), query);
        query.setIncludes(includes);
        query.setRevIncludes(reverseIncludes);
        query.setSort(sort);
        query.setCount(count);
        query.setOffset(offset);
        query.setSummaryMode(summary);
        query.setSearchTotalMode(total);
        Optional<Predicate<Resource>> sifted = filters.sifted();
        return sifted.isPresent()
                ? exit.search(store, query, sifted.get(), request, response)
                : exit.search(store, query, request, response);
    }
}

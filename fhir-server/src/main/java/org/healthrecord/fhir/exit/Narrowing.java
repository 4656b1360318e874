package org.healthrecord.fhir.exit;

import ca.uhn.fhir.jpa.api.dao.IFhirResourceDao;
import ca.uhn.fhir.jpa.searchparam.SearchParameterMap;
import ca.uhn.fhir.rest.param.ReferenceOrListParam;
import ca.uhn.fhir.rest.param.ReferenceParam;
import ca.uhn.fhir.rest.param.TokenOrListParam;
import ca.uhn.fhir.rest.param.TokenParam;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.healthrecord.access.decision.Decision.Reason;
import org.healthrecord.access.decision.Reach;
import org.healthrecord.access.scope.Criterion;
import org.healthrecord.access.scope.Permission;
import org.healthrecord.fhir.store.search.Sieve;
import org.healthrecord.fhir.store.type.ChartTypes;
import org.hl7.fhir.r4.model.Resource;

/** Narrows searches to what a caller sees, before they search: neither a page nor a total knows of more. */
final class Narrowing {
    private static final String NOTHING = "none-of-these";
    private static final String ID = "_id";

    private final Sieve sieve;

    Narrowing(Sieve sieve) {
        this.sieve = sieve;
    }

    /**
     * @param query to be asked
     * @param meets what each resource that is found has to meet besides; absent where the query says it all
     */
    record Narrowed(SearchParameterMap query, Optional<Predicate<Resource>> meets) {
        Narrowed and(Predicate<Resource> other) {
            return new Narrowed(query, Optional.of(meets.map(other::and).orElse(other)));
        }
    }

    /** @throws RefusedException where nothing of the type may be searched, and where the search asks for what is not seen */
    Narrowed narrow(Sight sight, IFhirResourceDao<?> store, String type, SearchParameterMap query) {
        if (sight.isAll()) {
            return new Narrowed(query, Optional.empty());
        }
        Reach reach = sight.require(type, Permission.SEARCH);
        new Probes(sieve, sight, type, reach).refuse(query);
        SearchParameterMap narrowed = query.clone();
        if (reach.persons().isPresent()) {
            limit(sight, type, reach.persons().get(), narrowed);
        } else if (type.equals("Provenance") && !sight.isOfWholeCharts()) {
            // What each is about would have to be looked at first.
            throw new RefusedException(Reason.NOT_HELD);
        }
        if (reach.isWhole()) {
            return new Narrowed(narrowed, Optional.empty());
        }
        Optional<Map<String, List<String>>> indexed = indexed(type, reach);
        indexed.ifPresent(parameters -> store.translateRawParameters(parameters, narrowed));
        return new Narrowed(narrowed, indexed.isPresent() ? Optional.empty() : Optional.of(sight.meets(type, reach)));
    }

    private void limit(Sight sight, String type, Set<String> persons, SearchParameterMap query) {
        if (type.equals("Patient")) {
            query.add(ID, ids(persons));
        } else if (type.equals("Provenance") || ChartTypes.isDirectory(type)) {
            query.add(ID, ids(sight.ids(type, persons)));
        } else {
            query.add(owner(type), references(persons));
        }
    }

    private String owner(String type) {
        return sieve.targets(type, "patient").contains("Patient") ? "patient" : "subject";
    }

    private static TokenOrListParam ids(Collection<String> ids) {
        TokenOrListParam any = new TokenOrListParam();
        ids.forEach(id -> any.add(new TokenParam(id)));
        if (ids.isEmpty()) {
            any.add(new TokenParam(NOTHING));
        }
        return any;
    }

    private static ReferenceOrListParam references(Set<String> persons) {
        ReferenceOrListParam any = new ReferenceOrListParam();
        persons.forEach(person -> any.add(new ReferenceParam("Patient/" + person)));
        return any;
    }

    /** One parameter with the values of all alternatives, where that says the same and the index answers it. */
    private Optional<Map<String, List<String>>> indexed(String type, Reach reach) {
        Set<Criterion> criteria =
                reach.alternatives().stream().flatMap(Set::stream).collect(Collectors.toSet());
        Set<String> names = criteria.stream().map(Criterion::parameter).collect(Collectors.toSet());
        boolean one = names.size() == 1 && reach.alternatives().stream().allMatch(all -> all.size() == 1);
        if (!one || sieve.takes(type, names.iterator().next(), "")) {
            return Optional.empty();
        }
        String values = criteria.stream().map(Criterion::value).sorted().collect(Collectors.joining(","));
        return Optional.of(Map.of(names.iterator().next(), List.of(values)));
    }
}

package org.healthrecord.fhir.exit;

import ca.uhn.fhir.rest.api.RestSearchParameterTypeEnum;
import ca.uhn.fhir.rest.param.ParameterUtil;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.healthrecord.access.decision.Reach;
import org.healthrecord.access.scope.Criterion;
import org.healthrecord.fhir.store.search.Sieve;
import org.hl7.fhir.r4.model.Resource;

/** The criteria of scopes, held against resources. */
final class Criteria {
    /** What can be seen in the resource itself; a date or a reference would need more than its words. */
    private static final Set<RestSearchParameterTypeEnum> KINDS = Set.of(
            RestSearchParameterTypeEnum.TOKEN, RestSearchParameterTypeEnum.URI, RestSearchParameterTypeEnum.STRING);

    private final Sieve sieve;

    Criteria(Sieve sieve) {
        this.sieve = sieve;
    }

    /** Without the alternatives that have a criterion nobody can check: they allow nothing. */
    Reach usable(String type, Reach reach) {
        return reach.isWhole() || reach.isNothing()
                ? reach
                : new Reach(
                        reach.persons(),
                        reach.alternatives().stream()
                                .filter(all -> all.stream().allMatch(one -> isCheckable(type, one)))
                                .collect(Collectors.toSet()));
    }

    private boolean isCheckable(String type, Criterion criterion) {
        return KINDS.contains(sieve.kind(type, criterion.parameter()));
    }

    Predicate<Resource> of(String type, Reach reach) {
        if (reach.isWhole()) {
            return resource -> true;
        }
        return reach.alternatives().stream()
                .map(all -> all.stream().map(one -> one(type, one)).reduce(resource -> true, Predicate::and))
                .reduce(resource -> false, Predicate::or);
    }

    private Predicate<Resource> one(String type, Criterion criterion) {
        List<String> values = Arrays.stream(criterion.value().split("(?<!\\\\),"))
                .map(ParameterUtil::unescape)
                .toList();
        return sieve.of(type, criterion.parameter(), "", values);
    }
}

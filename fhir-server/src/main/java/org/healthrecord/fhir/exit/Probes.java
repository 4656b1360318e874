package org.healthrecord.fhir.exit;

import ca.uhn.fhir.jpa.searchparam.SearchParameterMap;
import ca.uhn.fhir.model.api.IQueryParameterType;
import ca.uhn.fhir.rest.api.SortSpec;
import ca.uhn.fhir.rest.param.HasParam;
import ca.uhn.fhir.rest.param.ReferenceParam;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.healthrecord.access.decision.Decision.Reason;
import org.healthrecord.access.decision.Reach;
import org.healthrecord.access.scope.Permission;
import org.healthrecord.fhir.store.search.Sieve;
import org.healthrecord.fhir.store.type.ChartTypes;
import org.jspecify.annotations.Nullable;

/**
 * Refuses searches whose answer would tell of resources that the caller does not see: by a chain, by {@code _has}, by the
 * order, or by a link between two people.
 */
final class Probes {
    /** Between two charts that may be one person's: not for the person to see before a steward has looked. */
    private static final String LINK = "link";

    private final Sieve sieve;
    private final Sight sight;
    private final String type;
    private final boolean limited;

    Probes(Sieve sieve, Sight sight, String type, Reach reach) {
        this.sieve = sieve;
        this.sight = sight;
        this.type = type;
        this.limited = reach.persons().isPresent();
    }

    void refuse(SearchParameterMap query) {
        for (Map.Entry<String, List<List<IQueryParameterType>>> parameter : query.entrySet()) {
            if (limited && parameter.getKey().equals(LINK)) {
                throw refused();
            }
            parameter.getValue().forEach(or -> or.forEach(value -> refuse(parameter.getKey(), value)));
        }
        refuse(query.getSort());
    }

    private void refuse(@Nullable SortSpec sort) {
        for (SortSpec next = sort; next != null; next = next.getChain()) {
            String name = next.getParamName();
            if (name != null && (name.indexOf('.') >= 0 || (limited && name.equals(LINK)))) {
                throw refused();
            }
        }
    }

    private void refuse(String name, IQueryParameterType value) {
        if (value instanceof HasParam has) {
            refuse(has);
        } else if (value instanceof ReferenceParam reference && reference.getChain() != null) {
            refuse(name, reference);
        }
    }

    /** What refers to a shared resource is anybody's. */
    private void refuse(HasParam has) {
        String other = has.getTargetResourceType();
        String asked = has.getParameterName();
        boolean further = asked.indexOf('.') >= 0 || asked.startsWith("_has");
        boolean anybodys = limited && (ChartTypes.isDirectory(type) || ChartTypes.isDirectory(other));
        if (further || anybodys || has.getReferenceFieldName().equals(LINK) || !isWhole(other)) {
            throw refused();
        }
    }

    private void refuse(String name, ReferenceParam reference) {
        String chain = reference.getChain();
        Set<String> targets =
                reference.hasResourceType() ? Set.of(reference.getResourceType()) : sieve.targets(type, name);
        boolean further = chain.indexOf('.') >= 0 || chain.startsWith("_has") || chain.equals(LINK);
        if (further || !targets.stream().filter(ChartTypes::holds).allMatch(this::isWhole)) {
            throw refused();
        }
    }

    /** Of one who sees everybody's of one type and some persons' of another, a search would go beyond those persons. */
    private boolean isWhole(String other) {
        Reach reach = sight.require(other, Permission.SEARCH);
        return reach.isWhole() && (limited || reach.persons().isEmpty());
    }

    private static RefusedException refused() {
        return new RefusedException(Reason.NOT_HELD);
    }
}

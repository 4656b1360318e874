package org.healthrecord.fhir.store.search;

import ca.uhn.fhir.context.RuntimeSearchParam;
import ca.uhn.fhir.jpa.searchparam.extractor.ISearchParamExtractor;
import ca.uhn.fhir.rest.api.RestSearchParameterTypeEnum;
import ca.uhn.fhir.rest.param.DateParam;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import ca.uhn.fhir.rest.server.util.ISearchParamRegistry.SearchParamLookupContextEnum;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.healthrecord.fhir.store.type.ChartSearchParameters;
import org.hl7.fhir.instance.model.api.IBase;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Search parameters that FHIR defines and the store keeps no index rows for: they are held against the resources
 * themselves, after the indexed ones have narrowed the search. An index row that few searches use costs time at every
 * write; a person's facts are few enough to be looked through.
 */
@Component
public class Sieve {
    private final ChartSearchParameters parameters;
    private final ISearchParamExtractor extractor;

    Sieve(ChartSearchParameters parameters, ISearchParamExtractor extractor) {
        this.parameters = parameters;
        this.extractor = extractor;
    }

    /** Whether the index cannot answer this parameter with this modifier, and the sieve can. */
    public boolean takes(String type, String name, String modifier) {
        return isUnindexed(type, name)
                || (modifier.equals("text") && kind(type, name) == RestSearchParameterTypeEnum.TOKEN)
                || (modifier.equals("identifier") && kind(type, name) == RestSearchParameterTypeEnum.REFERENCE);
    }

    private boolean isUnindexed(String type, String name) {
        return parameters.unindexed(type).containsKey(name);
    }

    /** What a parameter of this type and name is; {@code SPECIAL} where there is none. */
    public RestSearchParameterTypeEnum kind(String type, String name) {
        return Optional.ofNullable(parameter(type, name))
                .map(RuntimeSearchParam::getParamType)
                .orElse(RestSearchParameterTypeEnum.SPECIAL);
    }

    /** The types that a reference parameter may lead to; empty for none and for another kind of parameter. */
    public Set<String> targets(String type, String name) {
        return Optional.ofNullable(parameter(type, name))
                .map(RuntimeSearchParam::getTargets)
                .orElse(Set.of());
    }

    private @Nullable RuntimeSearchParam parameter(String type, String name) {
        RuntimeSearchParam unindexed = parameters.unindexed(type).get(name);
        return unindexed == null
                ? parameters.getActiveSearchParam(type, name, SearchParamLookupContextEnum.SEARCH)
                : unindexed;
    }

    /** @param values of which one has to hold, as they stand in the request, unescaped */
    public Predicate<Resource> of(String type, String name, String modifier, List<String> values) {
        RuntimeSearchParam parameter = parameter(type, name);
        if (parameter == null) {
            throw new InvalidRequestException("Unknown search parameter \"" + name + "\"");
        }
        if (modifier.equals("missing")) {
            boolean missing = Boolean.parseBoolean(values.get(0));
            return resource -> TokenCriterion.isThere(elements(parameter, type, resource)) != missing;
        }
        boolean none = modifier.equals("not");
        List<Criterion> criteria = new ArrayList<>();
        for (String value : values) {
            criteria.add(criterion(parameter, none ? "" : modifier, value));
        }
        return resource -> {
            List<Base> elements = elements(parameter, type, resource);
            return criteria.stream().anyMatch(criterion -> criterion.matches(elements)) != none;
        };
    }

    private Criterion criterion(RuntimeSearchParam parameter, String modifier, String value) {
        return switch (parameter.getParamType()) {
            case TOKEN -> TokenCriterion.of(modifier, value);
            case STRING -> StringCriterion.of(modifier, value);
            case REFERENCE -> ReferenceCriterion.of(modifier, value);
            case URI -> ReferenceCriterion.ofUri(modifier, value);
            case DATE -> date(plain(modifier), value);
            case NUMBER -> plainNumber(plain(modifier), value);
            case QUANTITY -> quantity(plain(modifier), value);
            case COMPOSITE -> composite(parameter, value);
            default -> throw new InvalidRequestException(
                    "The search parameter \"" + parameter.getName() + "\" is not supported");
        };
    }

    private static String plain(String modifier) {
        if (!modifier.isEmpty()) {
            throw new InvalidRequestException("The modifier :" + modifier + " is not supported here");
        }
        return modifier;
    }

    private static Criterion date(String modifier, String value) {
        SearchedDate asked = SearchedDate.of(new DateParam(modifier + value), Instant.now());
        return Criterion.any(element -> DateSpan.of(element).map(asked::matches).orElse(false));
    }

    private static Criterion plainNumber(String modifier, String value) {
        return NumberCriterion.ofNumber(modifier + value);
    }

    private static Criterion quantity(String modifier, String value) {
        return NumberCriterion.ofQuantity(modifier + value);
    }

    /** Both parts have to hold of one element (FHIR R4, Search, "composite"). */
    private Criterion composite(RuntimeSearchParam parameter, String value) {
        String[] parts = value.split("\\$", -1);
        List<RuntimeSearchParam.Component> components = parameter.getComponents();
        if (parts.length != components.size()) {
            throw new InvalidRequestException("The values of \"" + parameter.getName() + "\" are joined by $");
        }
        List<Criterion> criteria = new ArrayList<>();
        for (int i = 0; i < parts.length; i++) {
            criteria.add(criterion(component(components.get(i)), "", parts[i]));
        }
        return Criterion.any(element -> {
            for (int i = 0; i < criteria.size(); i++) {
                String path = components.get(i).getExpression();
                if (!criteria.get(i).matches(bases(extractor.extractValues(path, element)))) {
                    return false;
                }
            }
            return true;
        });
    }

    private RuntimeSearchParam component(RuntimeSearchParam.Component component) {
        return parameters
                .byUrl(component.getReference())
                .orElseThrow(() -> new InvalidRequestException("A part of this search parameter is not supported"));
    }

    /** The elements of a resource that a parameter looks at. */
    public List<Base> elements(String type, String name, Resource resource) {
        RuntimeSearchParam parameter = parameter(type, name);
        if (parameter == null) {
            throw new InvalidRequestException("Unknown search parameter \"" + name + "\"");
        }
        return elements(parameter, type, resource);
    }

    private List<Base> elements(RuntimeSearchParam parameter, String type, Resource resource) {
        List<Base> elements = new ArrayList<>();
        // Two values at the resource itself; HAPI takes the bare name of a type for no path.
        if (parameter.getPathsSplit().contains(type)) {
            elements.add(resource);
        }
        for (String path : parameter.getPathsSplitForResourceType(type)) {
            elements.addAll(bases(extractor.extractValues(path, resource)));
        }
        return elements;
    }

    private static List<Base> bases(List<IBase> values) {
        return values.stream().map(Base.class::cast).toList();
    }
}

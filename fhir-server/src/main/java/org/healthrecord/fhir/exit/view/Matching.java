package org.healthrecord.fhir.exit.view;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.jpa.searchparam.SearchParameterMap;
import ca.uhn.fhir.model.api.IQueryParameterType;
import ca.uhn.fhir.rest.api.RestSearchParameterTypeEnum;
import ca.uhn.fhir.rest.param.DateParam;
import ca.uhn.fhir.rest.param.HasParam;
import ca.uhn.fhir.rest.param.ParameterUtil;
import ca.uhn.fhir.rest.param.ReferenceParam;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.healthrecord.fhir.chart.view.View;
import org.healthrecord.fhir.store.search.DateSpan;
import org.healthrecord.fhir.store.search.SearchedDate;
import org.healthrecord.fhir.store.search.Sieve;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/**
 * A search held against the resources of one view, with the meaning the store gives it. What cannot be answered exactly is
 * refused.
 */
final class Matching {
    private static final FhirContext FHIR = FhirContext.forR4Cached();

    private final Sieve sieve;
    private final View view;
    private final Function<String, Optional<Resource>> shared;

    /** @param shared reads what charts share, by {@code Type/id} */
    Matching(Sieve sieve, View view, Function<String, Optional<Resource>> shared) {
        this.sieve = sieve;
        this.view = view;
        this.shared = shared;
    }

    Predicate<Resource> of(String type, SearchParameterMap query) {
        Predicate<Resource> all = resource -> true;
        for (Map.Entry<String, List<List<IQueryParameterType>>> parameter : query.entrySet()) {
            for (List<IQueryParameterType> alternatives : parameter.getValue()) {
                all = all.and(any(type, parameter.getKey(), alternatives));
            }
        }
        if (query.getLastUpdated() != null) {
            for (DateParam bound : query.getLastUpdated().getValuesAsQueryTokens()) {
                all = all.and(updated(bound));
            }
        }
        return all;
    }

    private static Predicate<Resource> updated(DateParam bound) {
        SearchedDate asked = SearchedDate.of(bound, Instant.now());
        return resource -> DateSpan.of(new InstantType(resource.getMeta().getLastUpdated()))
                .filter(asked::matches)
                .isPresent();
    }

    private Predicate<Resource> any(String type, String name, List<IQueryParameterType> alternatives) {
        if (alternatives.isEmpty()) {
            return resource -> true;
        }
        boolean none = alternatives.stream().allMatch(a -> ":not".equals(a.getQueryParameterQualifier()));
        Predicate<Resource> any =
                alternatives.stream().map(value -> one(type, name, value)).reduce(resource -> false, Predicate::or);
        return none && !name.startsWith("_") ? any.negate() : any;
    }

    private Predicate<Resource> one(String type, String name, IQueryParameterType value) {
        if (value instanceof HasParam has) {
            return has(has);
        }
        String token = ParameterUtil.unescape(String.valueOf(value.getValueAsQueryToken(FHIR)));
        if (name.equals("_id")) {
            return resource -> resource.getIdPart().equals(token.substring(token.lastIndexOf('/') + 1));
        }
        if (name.equals("_tag")) {
            return tagged(
                    token,
                    Optional.ofNullable(value.getQueryParameterQualifier()).orElse(""));
        }
        if (value.getMissing() != null) {
            return sieve.of(type, name, "missing", List.of(value.getMissing().toString()));
        }
        if (value instanceof ReferenceParam reference && reference.getChain() != null) {
            return chained(type, name, reference);
        }
        String modifier = modifier(value);
        return sieve.of(type, name, modifier.equals("not") ? "" : modifier, List.of(value(value, token)));
    }

    private static String value(IQueryParameterType value, String token) {
        // A reference's type may stand in the value.
        return value instanceof ReferenceParam reference ? reference.getValue() : token;
    }

    private static String modifier(IQueryParameterType value) {
        String qualifier = value.getQueryParameterQualifier();
        if (qualifier == null || qualifier.isEmpty()) {
            return "";
        }
        if (value instanceof ReferenceParam) {
            return "";
        }
        return qualifier.startsWith(":") ? qualifier.substring(1) : qualifier;
    }

    private static Predicate<Resource> tagged(String token, String modifier) {
        if (!modifier.isEmpty() && !modifier.equals(":not")) {
            throw refused("_tag" + modifier);
        }
        int bar = token.indexOf('|');
        Predicate<Coding> is = tag -> bar < 0
                ? token.equals(tag.getCode())
                : token.substring(0, bar).equals(String.valueOf(tag.getSystem()))
                        && (bar == token.length() - 1
                                || token.substring(bar + 1).equals(tag.getCode()));
        Predicate<Resource> has =
                resource -> resource.getMeta().getTag().stream().anyMatch(is);
        return modifier.isEmpty() ? has : has.negate();
    }

    /** One step, to the person's own resources or to shared ones. */
    private Predicate<Resource> chained(String type, String name, ReferenceParam reference) {
        String chain = reference.getChain();
        if (chain.indexOf('.') >= 0 || chain.startsWith("_has")) {
            throw refused(name + '.' + chain);
        }
        int colon = chain.indexOf(':');
        String parameter = colon < 0 ? chain : chain.substring(0, colon);
        String modifier = colon < 0 ? "" : chain.substring(colon + 1);
        return resource -> targets(type, name, resource)
                .filter(target ->
                        !reference.hasResourceType() || target.fhirType().equals(reference.getResourceType()))
                .filter(target -> parameter.equals("_id") || isKnown(target.fhirType(), parameter))
                .anyMatch(target -> parameter.equals("_id")
                        ? target.getIdPart().equals(reference.getValue())
                        : sieve.of(target.fhirType(), parameter, modifier, List.of(reference.getValue()))
                                .test(target));
    }

    private boolean isKnown(String type, String parameter) {
        return sieve.kind(type, parameter) != RestSearchParameterTypeEnum.SPECIAL;
    }

    private Stream<Resource> targets(String type, String name, Resource resource) {
        return sieve.elements(type, name, resource).stream().flatMap(e -> target(e).stream());
    }

    Optional<Resource> target(Base element) {
        if (!(element instanceof Reference reference)
                || !reference.getReferenceElement().hasIdPart()) {
            return Optional.empty();
        }
        String named = reference.getReferenceElement().getResourceType()
                + '/'
                + reference.getReferenceElement().getIdPart();
        return view.resource(named).or(() -> shared.apply(named));
    }

    private Predicate<Resource> has(HasParam has) {
        String type = has.getTargetResourceType();
        String parameter = has.getParameterName();
        if (parameter.indexOf('.') >= 0 || parameter.startsWith("_has")) {
            throw refused("_has:" + type);
        }
        int colon = parameter.indexOf(':');
        String name = colon < 0 ? parameter : parameter.substring(0, colon);
        String modifier = colon < 0 ? "" : parameter.substring(colon + 1);
        Predicate<Resource> meets = name.equals("_id")
                ? resource -> resource.getIdPart().equals(has.getParameterValue())
                : sieve.of(type, name, modifier, List.of(ParameterUtil.unescape(has.getParameterValue())));
        List<Resource> referring = view.resources(type).stream().filter(meets).toList();
        return resource -> referring.stream()
                .anyMatch(r -> sieve.elements(type, has.getReferenceFieldName(), r).stream()
                        .anyMatch(e -> names(e, resource)));
    }

    static boolean names(Base element, Resource resource) {
        return element instanceof Reference reference
                && resource.getIdPart().equals(reference.getReferenceElement().getIdPart())
                && resource.fhirType().equals(reference.getReferenceElement().getResourceType());
    }

    static InvalidRequestException refused(String what) {
        return new InvalidRequestException("The parameter \"" + what + "\" is not supported here");
    }
}

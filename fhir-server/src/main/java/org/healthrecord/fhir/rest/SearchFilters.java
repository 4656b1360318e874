package org.healthrecord.fhir.rest;

import ca.uhn.fhir.rest.api.RestSearchParameterTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.param.ParameterUtil;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.healthrecord.fhir.store.search.Sieve;
import org.hl7.fhir.r4.model.Resource;

/**
 * What a search is to be narrowed by, as the request states it. An empty value is no filter (FHIR R4, Search), but it may
 * never widen a search to all people: where it names whose facts are asked for, or nothing else is left, it is refused.
 */
final class SearchFilters {
    /** Parameters that say whose facts are asked for. */
    private static final Set<String> WHOSE = Set.of("patient", "subject", "beneficiary", "actor", "_id");

    private static final Map<RestSearchParameterTypeEnum, Set<String>> MODIFIERS = Map.of(
            RestSearchParameterTypeEnum.TOKEN, Set.of("missing", "not", "text"),
            RestSearchParameterTypeEnum.STRING, Set.of("missing", "exact", "contains"),
            RestSearchParameterTypeEnum.REFERENCE, Set.of("missing", "identifier"),
            RestSearchParameterTypeEnum.URI, Set.of("missing", "above", "below"));

    private final String type;
    private final Sieve sieve;
    private final List<Filter> filters;

    private SearchFilters(String type, Sieve sieve, List<Filter> filters) {
        this.type = type;
        this.sieve = sieve;
        this.filters = filters;
    }

    /**
     * @param key      as in the request: name, modifier, chain
     * @param name     of the parameter
     * @param modifier without its colon; empty if there is none or a chain follows
     * @param value    alternatives separated by commas
     */
    private record Filter(String key, String name, String modifier, String value) {
        static Filter of(String key, String value) {
            String name = ControlParameters.bare(key);
            String rest = key.substring(name.length());
            boolean modified = rest.startsWith(":") && rest.indexOf('.') < 0 && !name.equals("_has");
            return new Filter(key, name, modified ? rest.substring(1) : "", value);
        }

        boolean isEmpty() {
            return value.chars().allMatch(c -> c == ',' || c == ' ') || value.matches("[A-Z][A-Za-z]+/");
        }

        boolean isChained() {
            return key.indexOf('.') >= 0;
        }
    }

    /**
     * @param parameters with their values
     * @param request    says whether unknown parameters are passed over, and the address of this server, by which a
     *                   client may name a resource of it
     */
    static SearchFilters of(String type, Map<String, String[]> parameters, RequestDetails request, Sieve sieve) {
        boolean isLenient = Preferences.isLenient(request);
        String base = request.getFhirServerBase() + "/";
        List<Filter> filters = new ArrayList<>();
        boolean emptied = false;
        for (Map.Entry<String, String[]> parameter : parameters.entrySet()) {
            for (String value : parameter.getValue()) {
                Filter filter = Filter.of(parameter.getKey(), value.replace(base, ""));
                if (ControlParameters.isControl(filter.name())) {
                    continue;
                }
                if (!isKnown(type, filter, sieve)) {
                    refuseUnknown(type, filter, isLenient);
                } else if (filter.isEmpty()) {
                    refuseEmpty(type, filter);
                    emptied = true;
                } else {
                    refuseModifier(type, filter, sieve);
                    filters.add(filter);
                }
            }
        }
        if (emptied && filters.isEmpty()) {
            throw new InvalidRequestException("The search parameters have no values");
        }
        return new SearchFilters(type, sieve, filters);
    }

    private static boolean isKnown(String type, Filter filter, Sieve sieve) {
        return ControlParameters.isOfAllTypes(filter.name())
                || sieve.kind(type, filter.name()) != RestSearchParameterTypeEnum.SPECIAL;
    }

    private static void refuseUnknown(String type, Filter filter, boolean isLenient) {
        if (!isLenient) {
            throw new InvalidRequestException(
                    "Unknown or unsupported search parameter \"" + filter.name() + "\" for " + type);
        }
    }

    private static void refuseEmpty(String type, Filter filter) {
        boolean person = type.equals("Patient") && filter.name().equals("identifier");
        if (person || WHOSE.contains(filter.name())) {
            throw new InvalidRequestException("The search parameter \"" + filter.name() + "\" has no value");
        }
    }

    private static void refuseModifier(String type, Filter filter, Sieve sieve) {
        String modifier = filter.modifier();
        if (modifier.isEmpty() || ControlParameters.isOfAllTypes(filter.name())) {
            return;
        }
        RestSearchParameterTypeEnum kind = sieve.kind(type, filter.name());
        boolean typed = kind == RestSearchParameterTypeEnum.REFERENCE && Character.isUpperCase(modifier.charAt(0));
        if (!typed && !MODIFIERS.getOrDefault(kind, Set.of("missing")).contains(modifier)) {
            throw new InvalidRequestException(
                    "The modifier :" + modifier + " is not supported for the parameter \"" + filter.name() + "\"");
        }
        if (modifier.equals("missing") && !Set.of("true", "false").contains(filter.value())) {
            throw new InvalidRequestException("The modifier :missing takes true or false");
        }
    }

    /** What the store's index answers, in the form HAPI reads it. */
    Map<String, List<String>> indexed() {
        Map<String, List<String>> indexed = new LinkedHashMap<>();
        filters.stream()
                .filter(filter -> !isSifted(filter) && !ControlParameters.isOfAllTypes(filter.name()))
                .forEach(filter -> indexed.computeIfAbsent(filter.key(), key -> new ArrayList<>())
                        .add(filter.value()));
        return indexed;
    }

    /** What is held against the resources; empty if the index answers everything. */
    Optional<Predicate<Resource>> sifted() {
        return filters.stream().filter(this::isSifted).map(this::predicate).reduce(Predicate::and);
    }

    private boolean isSifted(Filter filter) {
        return sieve.takes(type, filter.name(), filter.modifier());
    }

    private Predicate<Resource> predicate(Filter filter) {
        if (filter.isChained()) {
            throw new InvalidRequestException("The parameter \"" + filter.name() + "\" cannot be chained");
        }
        List<String> values = Arrays.stream(filter.value().split("(?<!\\\\),"))
                .filter(value -> !value.isBlank())
                .map(ParameterUtil::unescape)
                .toList();
        return sieve.of(type, filter.name(), filter.modifier(), values);
    }
}

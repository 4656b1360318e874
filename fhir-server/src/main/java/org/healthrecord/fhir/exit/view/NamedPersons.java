package org.healthrecord.fhir.exit.view;

import ca.uhn.fhir.jpa.searchparam.SearchParameterMap;
import ca.uhn.fhir.model.api.IQueryParameterType;
import ca.uhn.fhir.rest.api.RestSearchParameterTypeEnum;
import ca.uhn.fhir.rest.param.ReferenceParam;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.healthrecord.fhir.store.search.Sieve;
import org.healthrecord.fhir.store.type.ChartTypes;

/** Whose resources a search can find, by what it names: a Patient, a record number, or any resource of a chart. */
final class NamedPersons {
    private static final String PATIENT = "Patient";

    private final Sieve sieve;
    private final Masks masks;
    private final Function<List<IQueryParameterType>, Set<String>> numbered;

    /** @param numbered the Patients with one of these identifiers */
    NamedPersons(Sieve sieve, Masks masks, Function<List<IQueryParameterType>, Set<String>> numbered) {
        this.sieve = sieve;
        this.masks = masks;
        this.numbered = numbered;
    }

    /** Empty where the search names nobody: then it can find anybody's. */
    Optional<Set<String>> in(String type, SearchParameterMap query) {
        Optional<Set<String>> named = Optional.empty();
        for (Map.Entry<String, List<List<IQueryParameterType>>> parameter : query.entrySet()) {
            for (List<IQueryParameterType> alternatives : parameter.getValue()) {
                Optional<Set<String>> these = named(type, parameter.getKey(), alternatives);
                if (these.isPresent() && named.isPresent()) {
                    named.get().retainAll(these.get());
                } else if (these.isPresent()) {
                    named = these;
                }
            }
        }
        return named;
    }

    private Optional<Set<String>> named(String type, String name, List<IQueryParameterType> alternatives) {
        if (alternatives.isEmpty() || alternatives.stream().anyMatch(a -> a.getMissing() != null)) {
            return Optional.empty();
        }
        if (name.equals("_id")) {
            Set<String> persons = new HashSet<>();
            alternatives.forEach(a -> persons.addAll(owners(type, a.getValueAsQueryToken(null))));
            return Optional.of(persons);
        }
        if (type.equals(PATIENT)
                && name.equals("identifier")
                && alternatives.stream().allMatch(a -> isPlain(a.getQueryParameterQualifier()))) {
            return Optional.of(new HashSet<>(numbered.apply(alternatives)));
        }
        return sieve.kind(type, name) == RestSearchParameterTypeEnum.REFERENCE
                ? referred(alternatives)
                : Optional.empty();
    }

    private static boolean isPlain(String qualifier) {
        return qualifier == null || qualifier.isEmpty();
    }

    private Optional<Set<String>> referred(List<IQueryParameterType> alternatives) {
        Set<String> persons = new HashSet<>();
        for (IQueryParameterType alternative : alternatives) {
            if (!(alternative instanceof ReferenceParam reference) || reference.getChain() != null) {
                return Optional.empty();
            }
            String type = reference.hasResourceType() ? reference.getResourceType() : "";
            if (ChartTypes.isDirectory(type)) {
                return Optional.empty();
            }
            persons.addAll(owners(type, reference.getIdPart()));
        }
        return Optional.of(persons);
    }

    /** With the id itself, which may be a Patient's. */
    private Set<String> owners(String type, String value) {
        String id = value.substring(value.lastIndexOf('/') + 1);
        Set<String> owners = new HashSet<>();
        if (type.isEmpty() || type.equals(PATIENT)) {
            owners.add(id);
        }
        Optional.ofNullable(masks.ofEach(List.of(id)).get(id)).ifPresent(owners::add);
        return owners;
    }
}

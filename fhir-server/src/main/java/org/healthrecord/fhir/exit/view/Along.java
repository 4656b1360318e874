package org.healthrecord.fhir.exit.view;

import ca.uhn.fhir.model.api.Include;
import ca.uhn.fhir.rest.api.RestSearchParameterTypeEnum;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.healthrecord.fhir.store.search.Sieve;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/** What comes along with a page: what it refers to, and what refers to it. */
final class Along {
    private static final String ALL = "*";

    private final Sieve sieve;
    private final Collection<Resource> own;
    private final Function<String, Optional<Resource>> read;

    /**
     * @param own  all resources that may refer to a page
     * @param read what a reference ({@code Type/id}) leads to
     */
    Along(Sieve sieve, Collection<Resource> own, Function<String, Optional<Resource>> read) {
        this.sieve = sieve;
        this.own = own;
        this.read = read;
    }

    List<Resource> with(List<Resource> page, Set<Include> includes, Set<Include> reverse) {
        Map<String, Resource> all = new LinkedHashMap<>();
        page.forEach(resource -> all.put(name(resource), resource));
        add(all, List.copyOf(page), includes, reverse, false);
        List<Resource> last = List.copyOf(all.values());
        while (!last.isEmpty()) {
            int before = all.size();
            add(all, last, includes, reverse, true);
            last = List.copyOf(all.values()).subList(before, all.size());
        }
        return new ArrayList<>(all.values()).subList(page.size(), all.size());
    }

    private void add(
            Map<String, Resource> all,
            List<Resource> from,
            Set<Include> includes,
            Set<Include> reverse,
            boolean again) {
        for (Include include : reverse) {
            if (include.isRecurse() == again) {
                from.forEach(resource -> referring(include, resource).forEach(r -> all.putIfAbsent(name(r), r)));
            }
        }
        for (Include include : includes) {
            if (include.isRecurse() == again) {
                from.forEach(resource -> targets(include, resource).forEach(r -> all.putIfAbsent(name(r), r)));
            }
        }
    }

    private static String name(Resource resource) {
        return resource.fhirType() + '/' + resource.getIdPart();
    }

    private List<Resource> targets(Include include, Resource resource) {
        if (include.getValue().equals(ALL)) {
            return ViewEntries.references(resource).stream()
                    .sorted()
                    .flatMap(r -> read.apply(r).stream())
                    .toList();
        }
        if (!resource.fhirType().equals(include.getParamType())) {
            return List.of();
        }
        return references(include, resource).stream()
                .map(Reference.class::cast)
                .map(r -> r.getReferenceElement().getResourceType()
                        + '/'
                        + r.getReferenceElement().getIdPart())
                .filter(r -> isOf(include.getParamTargetType(), r))
                .flatMap(r -> read.apply(r).stream())
                .toList();
    }

    private static boolean isOf(@Nullable String type, String reference) {
        return type == null || type.isEmpty() || reference.startsWith(type + '/');
    }

    private List<Resource> referring(Include include, Resource resource) {
        if (!isOf(include.getParamTargetType(), name(resource))) {
            return List.of();
        }
        return own.stream()
                .filter(r -> r.fhirType().equals(include.getParamType()))
                .filter(r -> references(include, r).stream().anyMatch(e -> Matching.names(e, resource)))
                .toList();
    }

    private List<Base> references(Include include, Resource resource) {
        String type = include.getParamType();
        String name = include.getParamName();
        if (type == null || name == null || sieve.kind(type, name) != RestSearchParameterTypeEnum.REFERENCE) {
            throw new InvalidRequestException("This _include or _revinclude names no parameter of references");
        }
        return sieve.elements(type, name, resource).stream()
                .filter(e -> e instanceof Reference r && r.getReferenceElement().hasIdPart())
                .toList();
    }
}

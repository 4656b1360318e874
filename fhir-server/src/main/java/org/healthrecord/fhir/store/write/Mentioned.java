package org.healthrecord.fhir.store.write;

import ca.uhn.fhir.context.RuntimeSearchParam;
import ca.uhn.fhir.jpa.searchparam.extractor.ISearchParamExtractor.ISearchParamFilter;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/**
 * Leaves out the search parameters of which a resource has no element, before HAPI evaluates a FHIRPath for each: of
 * those of a type, a resource of a chart seldom says a third.
 */
final class Mentioned {
    /** {@code Observation.} and the element after it, wherever in a path it is. */
    private static final Pattern ELEMENT = Pattern.compile("\\b([A-Z][A-Za-z]+)\\.([a-z][A-Za-z]*)");

    private final Map<String, List<MatchResult>> elements = new ConcurrentHashMap<>();

    /** HAPI asks once for each kind of parameter, with all of the type. */
    ISearchParamFilter of(Resource resource) {
        Map<RuntimeSearchParam, Boolean> answers = new IdentityHashMap<>();
        return parameters -> parameters.stream()
                .filter(p -> answers.computeIfAbsent(p, parameter -> mayHave(resource, parameter.getPath())))
                .toList();
    }

    /** Whether the path names an element that is there, or none of those that can be looked up here. */
    private boolean mayHave(Resource resource, @Nullable String path) {
        if (path == null) {
            return true;
        }
        boolean named = false;
        for (MatchResult element : elements.computeIfAbsent(path, Mentioned::elements)) {
            if (element.group(1).equals(resource.fhirType())) {
                named = true;
                Property property = resource.getNamedProperty(element.group(2));
                if (property == null || property.hasValues()) {
                    return true;
                }
            }
        }
        return !named;
    }

    private static List<MatchResult> elements(String path) {
        return ELEMENT.matcher(path).results().toList();
    }
}

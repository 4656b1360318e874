package org.healthrecord.fhir.export;

import ca.uhn.fhir.context.BaseRuntimeChildDefinition;
import ca.uhn.fhir.context.FhirContext;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** {@code _elements}: of each resource what was named and what FHIR requires, tagged as a part (FHIR R4, Search). */
final class Subset {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SUBSETTED = "SUBSETTED";
    private static final String SYSTEM = "http://terminology.hl7.org/CodeSystem/v3-ObservationValue";

    private final FhirContext fhir;
    private final List<String> elements;
    private final Map<String, Set<String>> kept = new ConcurrentHashMap<>();

    Subset(FhirContext fhir, List<String> elements) {
        this.fhir = fhir;
        this.elements = List.copyOf(elements);
    }

    String of(String type, String line) {
        Set<String> names = kept.computeIfAbsent(type, this::names);
        if (names.isEmpty()) {
            return line;
        }
        try {
            ObjectNode resource = (ObjectNode) JSON.readTree(line);
            resource.retain(names);
            resource.withObjectProperty("meta")
                    .withArrayProperty("tag")
                    .addObject()
                    .put("system", SYSTEM)
                    .put("code", SUBSETTED);
            return JSON.writeValueAsString(resource);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A stored " + type + " is no JSON");
        }
    }

    /** Of a type that no element names, all is kept. */
    private Set<String> names(String type) {
        List<String> asked = elements.stream()
                .filter(element -> element.indexOf('.') < 0 || element.startsWith(type + "."))
                .map(element -> element.substring(element.indexOf('.') + 1))
                .toList();
        if (asked.isEmpty()) {
            return Set.of();
        }
        Set<String> names = new HashSet<>(Set.of("resourceType", "id", "meta"));
        for (BaseRuntimeChildDefinition child : fhir.getResourceDefinition(type).getChildren()) {
            String name = child.getElementName();
            String bare = name.endsWith("[x]") ? name.substring(0, name.length() - 3) : name;
            if (child.getMin() > 0 || asked.contains(name) || asked.contains(bare)) {
                child.getValidChildNames().forEach(valid -> {
                    names.add(valid);
                    names.add("_" + valid);
                });
            }
        }
        return names;
    }
}

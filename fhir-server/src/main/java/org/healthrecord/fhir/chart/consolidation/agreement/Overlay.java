package org.healthrecord.fhir.chart.consolidation.agreement;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.healthrecord.fhir.chart.consolidation.value.Resources;
import org.healthrecord.mapping.assertion.Assertion;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.Resource;

/**
 * Lays later versions over an earlier one, top-level element by top-level element: what a later one leaves out stays, a
 * repeating element is replaced as a whole, what it cleared is emptied. Extensions are elements by their URL.
 */
final class Overlay {
    private static final Set<String> EXTENSIONS = Set.of("extension", "modifierExtension");

    private Overlay() {}

    /** @param layers earliest first, at least one */
    static Resource of(List<Assertion> layers) {
        Map<String, List<Base>> elements = new LinkedHashMap<>();
        for (Assertion layer : layers) {
            layer.cleared().forEach(elements::remove);
            for (Property property : layer.resource().children()) {
                List<Base> values = Resources.filled(property);
                if (!values.isEmpty()) {
                    lay(elements, plain(property.getName()), values);
                }
            }
        }
        return built(layers.get(0).resource().fhirType(), elements);
    }

    private static void lay(Map<String, List<Base>> elements, String name, List<Base> said) {
        List<Base> values = new ArrayList<>();
        if (EXTENSIONS.contains(name)) {
            Set<String> replaced = new HashSet<>();
            said.forEach(e -> replaced.add(((Extension) e).getUrl()));
            elements.getOrDefault(name, List.of()).stream()
                    .filter(e -> !replaced.contains(((Extension) e).getUrl()))
                    .forEach(values::add);
        }
        values.addAll(said);
        elements.put(name, values);
    }

    private static Resource built(String type, Map<String, List<Base>> elements) {
        Resource resource = Resources.empty(type);
        for (Property property : resource.children()) {
            List<Base> values = elements.getOrDefault(plain(property.getName()), List.of());
            values.forEach(v -> resource.setProperty(property.getName(), Objects.requireNonNull(v.copy())));
        }
        return resource;
    }

    /** {@code value} for {@code value[x]}. */
    private static String plain(String name) {
        return name.endsWith("[x]") ? name.substring(0, name.length() - 3) : name;
    }
}

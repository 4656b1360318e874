package org.healthrecord.fhir.chart.consolidation;

import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ResourceFactory;

/** Elements of any resource by their name, for rules that are the same whatever the type. */
final class Resources {
    private Resources() {}

    static Resource empty(String type) {
        return ResourceFactory.createResource(type);
    }

    /** The values of an element ({@code code}, {@code value[x]}); none where the type has no such element. */
    static List<Base> values(Base owner, String element) {
        Property property = owner.getNamedProperty(element);
        return property == null ? List.of() : property.getValues();
    }

    static <T extends Base> Stream<T> values(Base owner, String element, Class<T> type) {
        return values(owner, element).stream().filter(type::isInstance).map(type::cast);
    }

    /** Puts these in place of what the element held. */
    static void replace(Base owner, String element, List<? extends Base> values) {
        List.copyOf(values(owner, element)).forEach(v -> owner.removeChild(element, v));
        values.forEach(v -> owner.setProperty(element, v));
    }
}

package org.healthrecord.fhir.chart.consolidation.value;

import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ResourceFactory;

/** Elements of any resource by their name, for rules that are the same whatever the type. */
public final class Resources {
    private Resources() {}

    public static Resource empty(String type) {
        return ResourceFactory.createResource(type);
    }

    /** The values of an element ({@code code}, {@code value[x]}); none where the type has no such element. */
    public static List<Base> values(Base owner, String element) {
        Property property = owner.getNamedProperty(element);
        return property == null ? List.of() : filled(property);
    }

    /** Without the empty elements that HAPI's getters leave behind when one asks for what is not there. */
    public static List<Base> filled(Property property) {
        return property.getValues().stream().filter(v -> !v.isEmpty()).toList();
    }

    public static <T extends Base> Stream<T> values(Base owner, String element, Class<T> type) {
        return values(owner, element).stream().filter(type::isInstance).map(type::cast);
    }

    /** Puts these in place of what the element held. */
    public static void replace(Base owner, String element, List<? extends Base> values) {
        values(owner, element).forEach(v -> owner.removeChild(element, v));
        values.forEach(v -> owner.setProperty(element, v));
    }
}

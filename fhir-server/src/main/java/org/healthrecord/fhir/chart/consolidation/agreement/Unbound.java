package org.healthrecord.fhir.chart.consolidation.agreement;

import java.util.Objects;
import java.util.stream.Stream;
import org.healthrecord.fhir.chart.consolidation.value.Resources;
import org.healthrecord.fhir.chart.consolidation.value.Words;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/** Takes a value out of its resource. What is contained there does not come along; what it is called does. */
final class Unbound {
    private Unbound() {}

    static Base copy(Base value, Resource owner) {
        Base copy = Objects.requireNonNull(value.copy());
        if (owner instanceof DomainResource domain && domain.hasContained()) {
            unbind(copy, domain);
        }
        return copy;
    }

    private static void unbind(Base node, DomainResource owner) {
        if (node instanceof Reference reference
                && reference.hasReference()
                && reference.getReference().startsWith("#")) {
            if (!reference.hasDisplay()) {
                reference.setDisplay(name(owner, reference.getReference().substring(1)));
            }
            reference.setReference(null);
        }
        for (Property property : node.children()) {
            Resources.filled(property).forEach(v -> unbind(v, owner));
        }
    }

    private static @Nullable String name(DomainResource owner, String id) {
        return owner.getContained().stream()
                .filter(c -> id.equals(c.getIdElement().getIdPart()))
                .flatMap(c ->
                        Stream.of("name", "code", "type").flatMap(element -> Resources.values(c, element).stream()))
                .map(Words::of)
                .filter(w -> !w.isEmpty())
                .findFirst()
                .orElse(null);
    }
}

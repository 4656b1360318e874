package org.healthrecord.fhir.chart.consolidation.value;

import java.util.Set;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Medication;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/** The medication a resource is about: as a code, in a contained resource, or as a reference. */
public final class Product {
    private Product() {}

    public static Concept of(Resource resource, String source) {
        return Resources.values(resource, "medication[x]").stream()
                .findFirst()
                .map(m -> m instanceof CodeableConcept code
                        ? Concept.of(code, source)
                        : referred((DomainResource) resource, (Reference) m, source))
                .orElse(Concept.NONE);
    }

    private static Concept referred(DomainResource resource, Reference reference, String source) {
        String target = String.valueOf(reference.getReference());
        return resource.getContained().stream()
                .filter(c -> c instanceof Medication
                        && target.equals('#' + c.getIdElement().getIdPart()))
                .map(c -> Concept.of(((Medication) c).getCode(), source))
                .findFirst()
                .orElseGet(() -> new Concept(Set.of("reference|" + target), words(reference)));
    }

    private static Set<String> words(Reference reference) {
        return reference.hasDisplay() ? Set.of(Concept.plain(reference.getDisplay())) : Set.of();
    }
}

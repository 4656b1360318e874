package org.healthrecord.mapping.fhir.delivery;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.util.FhirTerser;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/** Finds references in resources. */
public final class References {
    static final List<String> PATIENT_ELEMENTS =
            List.of("subject", "patient", "beneficiary", "for", "individual", "candidate");

    private References() {}

    /** All references of a resource and of what it contains, in their order. */
    public static List<Reference> in(Resource resource) {
        FhirTerser terser = FhirContext.forR4Cached().newTerser();
        List<Reference> found = new ArrayList<>(terser.getAllPopulatedChildElementsOfType(resource, Reference.class));
        if (resource instanceof DomainResource domain) {
            Set<Reference> known = Collections.newSetFromMap(new IdentityHashMap<>());
            known.addAll(found);
            for (Resource contained : domain.getContained()) {
                terser.getAllPopulatedChildElementsOfType(contained, Reference.class).stream()
                        .filter(known::add)
                        .forEach(found::add);
            }
        }
        return found;
    }

    /** The references by which a resource names the patient it is about. */
    public static List<Reference> toSubject(Resource resource) {
        List<Reference> found = new ArrayList<>();
        for (String element : PATIENT_ELEMENTS) {
            Property property = resource.getNamedProperty(element);
            if (property != null && found.isEmpty()) {
                property.getValues().stream()
                        .filter(Reference.class::isInstance)
                        .forEach(r -> found.add((Reference) r));
            }
        }
        return found;
    }
}

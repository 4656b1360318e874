package org.healthrecord.fhir.exit;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.util.FhirTerser;
import java.util.function.Predicate;
import org.hl7.fhir.r4.model.ListResource;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/** Leaves out references to what a caller may not see, with all that is said there of what they lead to. */
final class HiddenReferences {
    private final FhirTerser terser;

    HiddenReferences(FhirContext fhir) {
        this.terser = fhir.newTerser();
    }

    /** @param resource of this answer alone; it is changed */
    Resource without(Resource resource, Predicate<Reference> mayName) {
        // What names nothing any more would still say that there is something.
        if (resource instanceof Patient patient) {
            patient.getLink().removeIf(link -> !mayName.test(link.getOther()));
        }
        if (resource instanceof ListResource list) {
            list.getEntry().removeIf(entry -> !mayName.test(entry.getItem()));
        }
        terser.getAllResourceReferences(resource).stream()
                .map(info -> info.getResourceReference())
                .filter(Reference.class::isInstance)
                .map(Reference.class::cast)
                .filter(reference -> reference.hasReference() && !mayName.test(reference))
                .forEach(HiddenReferences::empty);
        return resource;
    }

    private static void empty(Reference reference) {
        reference.setReference(null);
        reference.setType(null);
        reference.setIdentifier(null);
        reference.setDisplay(null);
        reference.setExtension(null);
        reference.setResource(null);
    }
}

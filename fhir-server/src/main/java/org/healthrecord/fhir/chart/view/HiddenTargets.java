package org.healthrecord.fhir.chart.view;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.util.FhirTerser;
import ca.uhn.fhir.util.ResourceReferenceInfo;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.healthrecord.fhir.chart.assertion.StoredVersion;
import org.healthrecord.mapping.assertion.Assertion;
import org.healthrecord.mapping.assertion.AssertionKey;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/** Takes from a statement what it says of things that are hidden: the reference, with the words beside it. */
final class HiddenTargets {
    private static final FhirTerser TERSER = FhirContext.forR4Cached().newTerser();

    private HiddenTargets() {}

    static StoredVersion without(StoredVersion version, Set<UUID> gone) {
        Assertion a = version.assertion();
        if (references(a.resource()).stream().noneMatch(r -> names(r.getReference(), gone))) {
            return version;
        }
        Resource cut = a.resource().copy();
        references(cut).stream().filter(r -> names(r.getReference(), gone)).forEach(HiddenTargets::empty);
        Assertion left =
                new Assertion(a.key(), a.precedence(), a.stance(), a.mode(), a.cleared(), cut, a.place(), a.origins());
        return new StoredVersion(
                version.keyId(),
                version.contentId(),
                left,
                version.first(),
                version.messageId(),
                version.selector(),
                version.shared(),
                null);
    }

    private static List<Reference> references(Resource resource) {
        return TERSER.getAllResourceReferences(resource).stream()
                .map(ResourceReferenceInfo::getResourceReference)
                .filter(Reference.class::isInstance)
                .map(Reference.class::cast)
                .toList();
    }

    private static boolean names(@Nullable String reference, Set<UUID> gone) {
        return AssertionKey.idIn(reference).filter(gone::contains).isPresent();
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

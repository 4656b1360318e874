package org.healthrecord.fhir.chart;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.util.FhirTerser;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.healthrecord.mapping.RequiredElements;
import org.hl7.fhir.instance.model.api.IBase;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/** References of the chart: from the assertions' own urns to the resources that stand in the store. */
final class Rendering {
    private static final String URN = "urn:uuid:";
    private final FhirTerser terser;

    Rendering(FhirContext context) {
        this.terser = context.newTerser();
    }

    static String provenanceId(String resourceId) {
        return "pv-" + resourceId;
    }

    /** The keys a resource refers to. */
    Set<UUID> targets(Resource resource) {
        Set<UUID> targets = new LinkedHashSet<>();
        for (Reference reference : all(resource, Reference.class)) {
            keyOf(reference.getReference()).ifPresent(targets::add);
        }
        for (Attachment attachment : all(resource, Attachment.class)) {
            keyOf(attachment.getUrl()).ifPresent(targets::add);
        }
        return targets;
    }

    /**
     * A copy with its id, its references resolved. A reference to what does not stand in the chart (not sent yet, or
     * withdrawn) keeps only what it says of the target itself, so that nothing ever dangles.
     *
     * @param standing {@code Type/id} by key
     */
    Resource render(Resource fact, String id, Map<UUID, String> standing) {
        Resource resource = fact.copy();
        resource.setId(id);
        for (Reference reference : all(resource, Reference.class)) {
            keyOf(reference.getReference()).ifPresent(key -> {
                reference.setResource(null);
                reference.setReference(standing.get(key));
            });
        }
        for (Attachment attachment : all(resource, Attachment.class)) {
            keyOf(attachment.getUrl()).ifPresent(key -> attachment.setUrl(standing.get(key)));
        }
        // What was pieced together from several messages may still lack what FHIR demands: said as unknown, not
        // guessed.
        RequiredElements.complete(resource);
        return resource;
    }

    private <T extends IBase> List<T> all(Resource resource, Class<T> type) {
        return terser.getAllPopulatedChildElementsOfType(resource, type);
    }

    private static Optional<UUID> keyOf(@Nullable String target) {
        if (target == null || !target.startsWith(URN) || target.length() != URN.length() + 36) {
            return Optional.empty();
        }
        return Optional.of(UUID.fromString(target.substring(URN.length())));
    }
}

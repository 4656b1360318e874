package org.healthrecord.fhir.chart;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.util.FhirTerser;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

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
        for (Reference reference : terser.getAllPopulatedChildElementsOfType(resource, Reference.class)) {
            String target = reference.getReference();
            if (isUrn(target)) {
                targets.add(UUID.fromString(target.substring(URN.length())));
            }
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
        for (Reference reference : terser.getAllPopulatedChildElementsOfType(resource, Reference.class)) {
            String target = reference.getReference();
            if (isUrn(target)) {
                reference.setResource(null);
                reference.setReference(standing.get(UUID.fromString(target.substring(URN.length()))));
            }
        }
        return resource;
    }

    private static boolean isUrn(String target) {
        return target != null && target.startsWith(URN) && target.length() == URN.length() + 36;
    }
}

package org.healthrecord.fhir.store.write;

import ca.uhn.fhir.jpa.model.entity.ResourceLink;
import ca.uhn.fhir.jpa.model.entity.ResourceLink.ResourceLinkForLocalReferenceParams;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/**
 * What HAPI's search tables hold for the Provenance that stands beside each fact: what it is about, and nothing else, as
 * clinic and message are named by identifiers. Half of all that is written are such, so HAPI need not work it out anew.
 */
final class ProvenanceIndex {
    private static final String PATH = "Provenance.target";

    private ProvenanceIndex() {}

    /**
     * Fills the index of such a Provenance; answers false, having done nothing, for everything else.
     *
     * @param rows the row of everything that is referred to, by {@code Type/id}
     */
    static boolean fill(PendingResource draft, Map<String, Long> rows) {
        if (!(draft.resource().resource() instanceof Provenance provenance)
                || !namesOnlyItsTargets(provenance)
                || !provenance.getTarget().stream().allMatch(target -> rows.containsKey(target.getReference()))) {
            return false;
        }
        provenance.getTarget().forEach(target -> draft.index().myLinks.add(link(draft, target.getReference(), rows)));
        return true;
    }

    private static boolean namesOnlyItsTargets(Provenance provenance) {
        List<Reference> others = new ArrayList<>(List.of(provenance.getLocation()));
        provenance.getAgent().forEach(agent -> others.addAll(List.of(agent.getWho(), agent.getOnBehalfOf())));
        provenance.getEntity().forEach(entity -> others.add(entity.getWhat()));
        return isPlain(provenance)
                && provenance.getContained().isEmpty()
                && others.stream().noneMatch(other -> other.hasReference() || other.getResource() != null)
                && provenance.getEntity().stream()
                        .allMatch(entity -> entity.getAgent().isEmpty());
    }

    private static boolean isPlain(Resource resource) {
        return resource.getMeta().isEmpty() && !resource.hasLanguage();
    }

    private static ResourceLink link(PendingResource draft, String target, Map<String, Long> rows) {
        int slash = target.indexOf('/');
        return ResourceLink.forLocalReference(ResourceLinkForLocalReferenceParams.instance()
                .setSourcePath(PATH)
                .setSourceResource(draft.entity())
                .setTargetResourceType(target.substring(0, slash))
                .setTargetResourcePid(rows.get(target))
                .setTargetResourceId(target.substring(slash + 1))
                .setUpdated(new Date()));
    }
}

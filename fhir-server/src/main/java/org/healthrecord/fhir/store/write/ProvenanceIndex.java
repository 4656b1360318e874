package org.healthrecord.fhir.store.write;

import ca.uhn.fhir.jpa.model.entity.ResourceLink;
import ca.uhn.fhir.jpa.model.entity.ResourceLink.ResourceLinkForLocalReferenceParams;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.healthrecord.fhir.chart.port.StandIn;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/**
 * What HAPI's search tables hold for the Provenance beside each fact: what it is about and which clinics say
 * so, as messages are stand-ins without a row. Half of all that is written are such, so HAPI need not work it out
 * again.
 */
final class ProvenanceIndex {
    private static final String TARGET = "Provenance.target";
    private static final String AGENT = "Provenance.agent.who";

    private ProvenanceIndex() {}

    /**
     * Fills the index of such a Provenance; answers false, having done nothing, for everything else.
     *
     * @param rows the row of everything that is referred to, by {@code Type/id}
     */
    static boolean fill(PendingResource draft, Map<String, Long> rows) {
        if (!(draft.resource().resource() instanceof Provenance provenance) || !isOfTheChart(provenance)) {
            return false;
        }
        Map<String, String> links = links(provenance);
        if (!rows.keySet().containsAll(links.keySet())) {
            return false;
        }
        links.forEach((target, path) -> draft.index().myLinks.add(link(draft, path, target, rows)));
        return true;
    }

    /** What it refers to, with the path; none of the chart's targets is a clinic of its own statement. */
    private static Map<String, String> links(Provenance provenance) {
        Map<String, String> links = new LinkedHashMap<>();
        provenance.getTarget().forEach(target -> links.put(String.valueOf(target.getReference()), TARGET));
        provenance.getAgent().stream()
                .map(agent -> agent.getWho())
                .filter(Reference::hasReference)
                .forEach(who -> links.put(who.getReference(), AGENT));
        return links;
    }

    private static boolean isOfTheChart(Provenance provenance) {
        List<Reference> others = new ArrayList<>(List.of(provenance.getLocation()));
        provenance.getAgent().forEach(agent -> others.add(agent.getOnBehalfOf()));
        provenance.getEntity().stream()
                .map(entity -> entity.getWhat())
                .filter(what -> !StandIn.is(String.valueOf(what.getReference())))
                .forEach(others::add);
        return isPlain(provenance)
                && provenance.getContained().isEmpty()
                && others.stream().noneMatch(other -> other.hasReference() || other.getResource() != null)
                && provenance.getEntity().stream()
                        .allMatch(entity -> entity.getAgent().isEmpty());
    }

    private static boolean isPlain(Resource resource) {
        return resource.getMeta().isEmpty() && !resource.hasLanguage();
    }

    private static ResourceLink link(PendingResource draft, String path, String target, Map<String, Long> rows) {
        int slash = target.indexOf('/');
        return ResourceLink.forLocalReference(ResourceLinkForLocalReferenceParams.instance()
                .setSourcePath(path)
                .setSourceResource(draft.entity())
                .setTargetResourceType(target.substring(0, slash))
                .setTargetResourcePid(rows.get(target))
                .setTargetResourceId(target.substring(slash + 1))
                .setUpdated(new Date()));
    }
}

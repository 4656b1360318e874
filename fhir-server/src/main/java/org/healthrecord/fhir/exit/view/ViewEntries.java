package org.healthrecord.fhir.exit.view;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.util.FhirTerser;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.healthrecord.fhir.chart.view.View;
import org.healthrecord.fhir.store.read.ChartIndex;
import org.healthrecord.fhir.store.read.ChartIndex.Entry;
import org.healthrecord.fhir.store.type.ChartTypes;
import org.healthrecord.mapping.text.Sha256;
import org.hl7.fhir.r4.model.Binary;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Resource;

/** A view as the entries of a chart: its own resources, and the shared ones that they refer to. */
public final class ViewEntries {
    /** Keys of stored resources are smaller; larger ones do not fit into a page link. */
    private static final long FIRST = 100_000_000_000_000_000L;

    private static final FhirTerser TERSER = FhirContext.forR4Cached().newTerser();

    private ViewEntries() {}

    /** A key for an entry of a view, the same each time. */
    static long pid(Resource resource) {
        long hash = Sha256.uuid(resource.fhirType(), resource.getIdPart()).getMostSignificantBits();
        return FIRST + Math.floorMod(hash, FIRST * 8);
    }

    public static List<Entry> of(View view, Collection<Resource> resources, ChartIndex charts) {
        List<Resource> seen =
                resources.stream().filter(ViewEntries::namesItsPerson).toList();
        List<Entry> entries = new ArrayList<>();
        for (Resource resource : seen) {
            entries.add(new Entry(
                    pid(resource),
                    resource.fhirType(),
                    resource.getIdPart(),
                    resource.getMeta().getLastUpdated().toInstant(),
                    !ChartTypes.isDirectory(resource.fhirType())));
        }
        entries.sort(Comparator.comparing((Entry e) -> !e.type().equals("Patient")));
        Set<String> outside = new TreeSet<>();
        seen.forEach(resource -> outside.addAll(references(resource)));
        outside.removeIf(view::holds);
        entries.addAll(charts.shared(outside));
        return entries;
    }

    /** As in a stored chart: what a document's address leads to is read by that address. */
    private static boolean namesItsPerson(Resource resource) {
        return !(resource instanceof Binary)
                && !(resource instanceof Provenance provenance
                        && provenance.getTarget().stream()
                                .allMatch(t -> t.getReference().startsWith("Binary/")));
    }

    /** {@code Type/id} of what a resource refers to in this store. */
    public static Set<String> references(Resource resource) {
        return TERSER.getAllResourceReferences(resource).stream()
                .map(info -> info.getResourceReference().getReferenceElement())
                .filter(id -> id.hasResourceType() && id.hasIdPart() && !id.isAbsolute())
                .map(id -> id.getResourceType() + '/' + id.getIdPart())
                .collect(Collectors.toSet());
    }
}

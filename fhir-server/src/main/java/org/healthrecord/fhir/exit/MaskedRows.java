package org.healthrecord.fhir.exit;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.jpa.searchparam.SearchParameterMap;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.healthrecord.fhir.chart.view.View;
import org.healthrecord.fhir.exit.view.Masks;
import org.healthrecord.fhir.exit.view.ViewEntries;
import org.healthrecord.fhir.store.read.BulkRows.Row;
import org.healthrecord.fhir.store.read.ChartIndex;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Resource;

/**
 * Rows for a caller from whom something of somebody is hidden. Such a chart comes as the caller sees it, all of it where its
 * Patient is met; what the store has of that person is passed over.
 */
final class MaskedRows {
    private static final String PATIENT = "Patient";

    private final FhirContext fhir;
    private final ChartIndex charts;
    private final MaskedReads reads;

    MaskedRows(FhirContext fhir, ChartIndex charts, MaskedReads reads) {
        this.fhir = fhir;
        this.charts = charts;
        this.reads = reads;
    }

    /** The charts whose Patients are among these rows, as far as something of them is hidden and the rest may be seen. */
    List<Row> charts(List<Row> found, Set<String> closed, Sight sight) {
        List<Row> rows = new ArrayList<>();
        for (Row row : found) {
            if (row.type().equals(PATIENT) && sight.masks().of(row.id()) && !closed.contains(row.id())) {
                List<Resource> chart = sight.masks().resources(sight.masks().view(row.id()));
                sight.shown(chart).forEach(resource -> rows.add(row((Resource) resource, row.id())));
            }
        }
        return rows;
    }

    private Row row(Resource resource, String person) {
        long pid = ChartIndex.pid(resource);
        Instant updated = resource.getMeta().getLastUpdated().toInstant();
        String version = resource.getMeta().getVersionId();
        Resource bare = resource.copy();
        bare.getMeta().setVersionId(null).setLastUpdated(null);
        return new Row(
                pid,
                resource.fhirType(),
                resource.getIdPart(),
                version == null ? 0 : Long.parseLong(version),
                updated,
                // It is made when it is read, so it is never too new for an export.
                Instant.EPOCH,
                fhir.newJsonParser().encodeResourceToString(bare),
                person);
    }

    /** Of what nothing is hidden of: whether it may still name somebody of whom something is. */
    static boolean mayHint(Row row, Masks masks) {
        return !masks.isNone() && row.type().equals(PATIENT) && row.json().contains("\"link\":");
    }

    /** The keys of the shared resources that these persons' charts refer to, as far as they are seen. */
    List<Long> sharedBy(Collection<String> persons, Masks masks) {
        Set<String> outside = new TreeSet<>();
        for (String person : persons) {
            View view = masks.view(person);
            view.resources().forEach(resource -> outside.addAll(ViewEntries.references(resource)));
            outside.removeIf(view::holds);
        }
        return charts.shared(outside).stream().map(ChartIndex.Entry::pid).toList();
    }

    /** What a search finds in the views of those whose resources these ids name. */
    Set<Long> matching(
            Masks masks,
            String type,
            SearchParameterMap query,
            Optional<Predicate<Resource>> sieve,
            Collection<String> ids) {
        Set<Long> matching = new HashSet<>();
        Set<String> persons =
                new HashSet<>(type.equals(PATIENT) ? ids : masks.ofEach(ids).values());
        persons.retainAll(masks.persons());
        for (IBaseResource found : reads.inViews(masks, type, query, sieve, persons)) {
            matching.add(ChartIndex.pid(found));
        }
        return matching;
    }
}

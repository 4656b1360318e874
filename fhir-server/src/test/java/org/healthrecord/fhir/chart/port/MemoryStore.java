package org.healthrecord.fhir.chart.port;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.hl7.fhir.r4.model.Resource;

/** A FHIR store that only keeps what it is given, and counts. */
public final class MemoryStore implements ChartWriter, ChartReader {
    public final Map<String, Resource> resources = new TreeMap<>();
    public int writes;

    @Override
    public boolean holds(String type) {
        return true;
    }

    @Override
    public void write(List<Encoded> upserts, List<String> deletions) {
        deletions.forEach(resources::remove);
        upserts.forEach(r -> resources.put(r.reference(), r.resource()));
        writes += upserts.size() + deletions.size();
    }

    @Override
    public Optional<Resource> read(String reference) {
        return Optional.ofNullable(resources.get(reference));
    }
}

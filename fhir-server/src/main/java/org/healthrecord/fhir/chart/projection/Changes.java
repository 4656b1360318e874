package org.healthrecord.fhir.chart.projection;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.healthrecord.fhir.chart.change.Outbox;
import org.healthrecord.fhir.chart.port.ChartListener;
import org.healthrecord.fhir.chart.port.ChartWriter;
import org.healthrecord.fhir.chart.port.Encoded;
import org.jspecify.annotations.Nullable;

/** What one transaction writes into the FHIR store: what leaves, what is put; the last write of a resource counts. */
public final class Changes {
    private final Map<String, Encoded> upserts = new LinkedHashMap<>();
    private final Set<String> deletions = new LinkedHashSet<>();
    private final Map<String, Encoded> clinics = new LinkedHashMap<>();
    private final Map<String, Set<String>> factsByPerson = new LinkedHashMap<>();
    private final boolean all;

    private Changes(boolean all) {
        this.all = all;
    }

    /** Only what differs from what was written last. */
    public static Changes differing() {
        return new Changes(false);
    }

    /** Everything, as when the store was thrown away. */
    public static Changes all() {
        return new Changes(true);
    }

    /** Puts the resource, or its Provenance, unless the same content was written last; whether it did. */
    boolean put(StoredFact fact, Encoded resource, @Nullable UUID written) {
        boolean changed = put(resource, written);
        if (changed) {
            note(fact);
        }
        return changed;
    }

    /** Puts what is no fact of its own (a list of facts) unless the same content was written last; whether it did. */
    boolean put(Encoded resource, @Nullable UUID written) {
        boolean changed = all || !resource.content().equals(written);
        if (changed) {
            put(resource);
        }
        return changed;
    }

    /** A clinic that what is put refers to; written with it. */
    void refersTo(Encoded clinic) {
        clinics.put(clinic.reference(), clinic);
    }

    private void note(StoredFact fact) {
        factsByPerson
                .computeIfAbsent(fact.personId(), person -> new LinkedHashSet<>())
                .add(fact.reference());
    }

    boolean isEmpty() {
        return upserts.isEmpty() && deletions.isEmpty();
    }

    /** {@code Type/id} of everything that would be put or deleted. */
    public Set<String> touched() {
        Set<String> touched = new LinkedHashSet<>(deletions);
        touched.addAll(upserts.keySet());
        return touched;
    }

    private void put(Encoded resource) {
        deletions.remove(resource.reference());
        upserts.put(resource.reference(), resource);
    }

    void delete(StoredFact fact) {
        delete(fact.reference());
        delete(fact.provenanceReference());
        note(fact);
    }

    /** @param reference {@code Type/id} */
    void delete(String reference) {
        upserts.remove(reference);
        deletions.add(reference);
    }

    /** In one transaction into the store and, for who listens, into the outbox. */
    public void writeTo(ChartWriter writer, Outbox outbox, ChartListener.Cause cause) {
        if (!isEmpty()) {
            List<Encoded> all = new ArrayList<>(clinics.values());
            all.addAll(upserts.values());
            writer.write(all, List.copyOf(deletions));
            outbox.write(factsByPerson, cause);
        }
    }
}

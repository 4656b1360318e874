package org.healthrecord.fhir.chart.projection;

import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.healthrecord.fhir.chart.assertion.ResourceCodec;
import org.healthrecord.fhir.chart.consolidation.statement.Fact;
import org.healthrecord.fhir.chart.lists.CurrentList;
import org.healthrecord.fhir.chart.lists.EntryWords;
import org.healthrecord.fhir.chart.lists.ListKind;
import org.healthrecord.fhir.chart.lists.Listed;
import org.healthrecord.fhir.chart.lists.ListedFact;
import org.healthrecord.fhir.chart.port.Encoded;
import org.healthrecord.fhir.chart.projection.ListStore.Kept;
import org.hl7.fhir.r4.model.Resource;

/**
 * Keeps a person's current lists in line with the facts. A list is made again only when something changed that it is
 * made of, from one short row per fact. It is written only when it differs.
 */
final class ListWriting {
    private final ListStore store;
    private final ResourceCodec codec;
    private final EntryWords words;

    /** @param sources the clinics that entries name */
    ListWriting(ListStore store, SourceResources sources, ResourceCodec codec) {
        this.store = store;
        this.codec = codec;
        this.words = new EntryWords(sources::reference);
    }

    /** What one writing of facts means for the lists. */
    static final class Written {
        private final Set<String> asked = new HashSet<>();
        private final Map<String, Kept> now = new HashMap<>();

        /** @param rendered the fact as it is written */
        void put(Fact fact, Resource rendered) {
            if (ListKind.ofType(rendered.fhirType()).isPresent()) {
                String id = rendered.getIdElement().getIdPart();
                asked.add(id);
                listed(fact, rendered).ifPresent(kept -> now.put(id, kept));
            }
        }

        void remove(StoredFact gone) {
            if (ListKind.ofType(gone.type()).isPresent()) {
                asked.add(gone.resourceId());
            }
        }
    }

    /** What is kept of a fact for the lists; empty if it is on none. */
    static Optional<Kept> listed(Fact fact, Resource rendered) {
        return ListKind.ofType(rendered.fhirType()).flatMap(kind -> new ListedFact(
                        rendered.fhirType() + '/' + rendered.getIdElement().getIdPart(), fact.author(), heard(fact))
                .of(rendered)
                .map(listed -> Kept.of(kind, listed)));
    }

    private static String heard(Fact fact) {
        return fact.witnesses().stream()
                .map(w -> Arrival.of(w.messageId()).orElse(w.at()).toString().substring(0, 10))
                .max(String::compareTo)
                .orElse("");
    }

    /** @param whole whether the person's whole chart was written, so that every list is looked at */
    void write(ChartOwner person, Written written, boolean whole, Changes changes) {
        if (person.isDirectory()) {
            return;
        }
        Set<ListKind> kinds = whole ? EnumSet.allOf(ListKind.class) : EnumSet.noneOf(ListKind.class);
        if (!written.asked.isEmpty()) {
            kinds.addAll(keep(person, written));
        }
        if (!kinds.isEmpty()) {
            make(person, kinds, changes);
        }
    }

    /** Keeps what the facts say now; returns the kinds of what changed. */
    private Set<ListKind> keep(ChartOwner person, Written written) {
        Map<String, Kept> before = store.kept(person.id(), written.asked);
        Set<ListKind> kinds = EnumSet.noneOf(ListKind.class);
        Set<String> gone = new HashSet<>();
        Map<String, Kept> fresh = new HashMap<>();
        for (String id : written.asked) {
            Kept was = before.get(id);
            Kept is = written.now.get(id);
            if (!Objects.equals(was, is)) {
                if (was != null) {
                    gone.add(id);
                    kinds.add(was.kind());
                }
                if (is != null) {
                    fresh.put(id, is);
                    kinds.add(is.kind());
                }
            }
        }
        store.remove(person.id(), gone);
        store.add(person.id(), fresh);
        return kinds;
    }

    private void make(ChartOwner person, Collection<ListKind> kinds, Changes changes) {
        Map<ListKind, UUID> before = store.written(person.id());
        for (ListKind kept : kinds) {
            if (kept.types().isEmpty()) {
                continue;
            }
            List<Listed> facts = store.kept(person.id(), kept);
            for (ListKind kind : kept.made()) {
                Optional<Encoded> list =
                        new CurrentList(kind, words).of(person.id(), facts).map(codec::encoded);
                UUID was = before.get(kind);
                list.ifPresent(l -> changes.put(l, was));
                if (list.isEmpty() && was != null) {
                    changes.delete("List/" + kind.id(person.id()));
                }
                Optional<UUID> now = list.map(Encoded::content);
                if (!now.equals(Optional.ofNullable(was))) {
                    store.written(person.id(), kind, now);
                }
            }
        }
    }
}

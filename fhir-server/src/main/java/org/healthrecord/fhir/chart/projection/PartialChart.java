package org.healthrecord.fhir.chart.projection;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import org.healthrecord.fhir.chart.assertion.ClinicStatement;
import org.healthrecord.fhir.chart.assertion.Owners;
import org.healthrecord.fhir.chart.assertion.ResourceCodec;
import org.healthrecord.fhir.chart.assertion.StoredVersion;
import org.healthrecord.fhir.chart.consolidation.statement.Fact;
import org.healthrecord.fhir.chart.lists.CurrentList;
import org.healthrecord.fhir.chart.lists.EntryWords;
import org.healthrecord.fhir.chart.lists.ListKind;
import org.healthrecord.fhir.chart.lists.Listed;
import org.healthrecord.fhir.chart.related.DirectoryNames;
import org.healthrecord.fhir.chart.related.Panels;
import org.healthrecord.mapping.assertion.Registration;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Resource;

/**
 * Makes a chart as {@link Projection} does, from some of the statements, and stores nothing. A fact keeps the id it has in
 * the whole chart.
 */
public final class PartialChart {
    private final ChartTables tables;
    private final Function<String, Set<Registration>> retired;
    private final Rendering rendering;
    private final ChartProvenance provenance;
    private final ResourceCodec codec;
    private final SourceResources sources;
    private final Predicate<String> shown;
    private final DirectoryNames names;

    /**
     * @param retired a person's numbers that their clinic has merged away
     * @param shown   which resource types have a place in the store
     */
    public PartialChart(
            ChartTables tables,
            Function<String, Set<Registration>> retired,
            Rendering rendering,
            ChartProvenance provenance,
            ResourceCodec codec,
            Predicate<String> shown) {
        this.tables = tables;
        this.retired = retired;
        this.rendering = rendering;
        this.provenance = provenance;
        this.codec = codec;
        this.sources = new SourceResources(provenance.names(), codec);
        this.shown = shown;
        this.names = new DirectoryNames(tables.assertions());
    }

    /** Everything that these registrations state, by key. */
    public Map<UUID, List<StoredVersion>> versions(Collection<Registration> registrations) {
        return tables.assertions()
                .versionsOf(tables.keys()
                        .keysOf(registrations.stream().map(Owners::idOf).toList()));
    }

    /**
     * @param person with the registrations that are left
     * @param beside the persons of whom a steward is asked, by these registrations, whether they are this one
     */
    public Part of(ChartOwner person, Map<UUID, List<StoredVersion>> versions, Collection<String> beside) {
        Decided decided = Decided.of(ClinicStatement.of(versions, shown));
        Map<Fact, String> ids = ids(person, decided);
        Panels panels = new Panels(tables.keys(), wanted -> seen(wanted, versions));
        Copies copies = Copies.of(person, decided, ids, rendering, panels);
        // Never what else is in the whole chart.
        Map<UUID, String> standing = new HashMap<>(tables.facts().referencesOf(Owners.DIRECTORY, copies.outside()));
        standing.putAll(copies.own());
        Map<UUID, String> called = names.of(copies.nameless(person, Set.of()));
        Completion completion = new Completion(sources, retired, id -> new TreeSet<>(beside));
        List<Resource> made = new ArrayList<>();
        Map<String, Set<UUID>> keys = new HashMap<>();
        Listing listing = new Listing();
        ids.forEach((fact, id) -> {
            Resource resource = completion.complete(person, copies.resolved(id, standing, called));
            Provenance proof = provenance.of(fact, resource.fhirType() + '/' + id, id);
            Date at = proof.getRecorded();
            listing.put(fact, resource, at);
            made.add(stored(resource, at));
            made.add(stored(proof, at));
            keys.put(id, decided.keysOf(fact));
        });
        listing.lists(person.id()).forEach((list, of) -> {
            made.add(list);
            Set<UUID> all = new HashSet<>();
            of.forEach(id -> all.addAll(Objects.requireNonNull(keys.get(id))));
            keys.put(list.getIdPart(), all);
        });
        return new Part(List.copyOf(made), keys, versions);
    }

    private static Map<UUID, List<StoredVersion>> seen(
            Collection<UUID> wanted, Map<UUID, List<StoredVersion>> versions) {
        Map<UUID, List<StoredVersion>> seen = new HashMap<>();
        wanted.stream().filter(versions::containsKey).forEach(key -> seen.put(key, versions.get(key)));
        return seen;
    }

    private Map<Fact, String> ids(ChartOwner person, Decided decided) {
        Map<String, StoredFact> whole = new HashMap<>();
        tables.facts().factsOf(person.id()).forEach(f -> whole.put(f.resourceId(), f));
        return new ResourceIds(person.id(), whole, tables.facts().membersOf(person.id()), whole::containsKey)
                .assign(decided.facts());
    }

    private Resource stored(Resource resource, Date at) {
        Resource stored = codec.decode(codec.encode(resource));
        stored.getMeta().setLastUpdated(at);
        return stored;
    }

    /** The facts that the current lists name. */
    private final class Listing {
        private final EntryWords words = new EntryWords(sources::reference);
        private final Map<ListKind, List<Listed>> listed = new EnumMap<>(ListKind.class);
        private final Map<ListKind, Set<String>> ids = new EnumMap<>(ListKind.class);
        private Date last = Date.from(Instant.EPOCH);

        void put(Fact fact, Resource rendered, Date at) {
            ListWriting.listed(fact, rendered).ifPresent(kept -> {
                listed.computeIfAbsent(kept.kind(), k -> new ArrayList<>()).add(Listed.of(kept.content()));
                ids.computeIfAbsent(kept.kind(), k -> new TreeSet<>()).add(rendered.getIdPart());
                last = last.before(at) ? at : last;
            });
        }

        /** Each list with the ids of the facts it is made of. */
        Map<Resource, Set<String>> lists(String person) {
            Map<Resource, Set<String>> lists = new LinkedHashMap<>();
            for (ListKind kept : ListKind.values()) {
                if (!kept.types().isEmpty()) {
                    for (ListKind kind : kept.made()) {
                        new CurrentList(kind, words)
                                .of(person, listed.getOrDefault(kept, List.of()))
                                .ifPresent(list -> lists.put(stored(list, last), ids.getOrDefault(kept, Set.of())));
                    }
                }
            }
            return lists;
        }
    }
}

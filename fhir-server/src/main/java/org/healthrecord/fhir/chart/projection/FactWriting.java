package org.healthrecord.fhir.chart.projection;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.healthrecord.fhir.chart.assertion.Owners;
import org.healthrecord.fhir.chart.assertion.ResourceCodec;
import org.healthrecord.fhir.chart.consolidation.statement.Fact;
import org.healthrecord.fhir.chart.consolidation.statement.Witness;
import org.healthrecord.fhir.chart.port.Encoded;
import org.healthrecord.fhir.chart.related.DirectoryNames;
import org.healthrecord.fhir.chart.related.Panels;
import org.healthrecord.fhir.identity.PersonIndex;
import org.healthrecord.mapping.text.Sha256;
import org.hl7.fhir.r4.model.Resource;

/** Turns decided facts into the resources of the chart, and finds out which of them have changed since. */
public final class FactWriting {
    private final FactStore facts;
    private final Completion completion;
    private final Rendering rendering;
    private final ChartProvenance provenance;
    private final ResourceCodec codec;
    private final SourceResources sources;
    private final ListWriting lists;
    private final DirectoryNames names;
    private final Panels panels;

    public FactWriting(
            ChartTables tables,
            PersonIndex index,
            Rendering rendering,
            ChartProvenance provenance,
            ResourceCodec codec) {
        this.facts = tables.facts();
        this.rendering = rendering;
        this.provenance = provenance;
        this.codec = codec;
        this.sources = new SourceResources(provenance.names(), codec);
        this.completion = new Completion(sources, index::retired, index::beside);
        this.lists = new ListWriting(tables.lists(), sources, codec);
        this.names = new DirectoryNames(tables.assertions());
        this.panels = new Panels(tables.keys(), tables.assertions()::versionsOf);
    }

    /**
     * @param ids    the resource id of each decided fact
     * @param before what was stored of the same things
     * @param whole  whether it is the person's whole chart
     */
    void write(
            ChartOwner person,
            Decided decided,
            Map<Fact, String> ids,
            Map<String, StoredFact> before,
            boolean whole,
            Changes changes) {
        Map<String, StoredFact> gone = new HashMap<>(before);
        gone.keySet().removeAll(ids.values());
        ListWriting.Written listed = new ListWriting.Written();
        gone.values().forEach(fact -> {
            changes.delete(fact);
            listed.remove(fact);
        });

        Copies copies = Copies.of(person, decided, ids, rendering, panels);
        Set<UUID> outside = copies.outside();
        Map<UUID, String> ofPerson = facts.referencesOf(person.id(), outside);
        Map<UUID, String> standing = new HashMap<>(facts.referencesOf(Owners.DIRECTORY, outside));
        standing.putAll(ofPerson);
        standing.putAll(copies.own());
        Map<UUID, String> called = names.of(copies.nameless(person, ofPerson.keySet()));
        List<StoredFact> written = new ArrayList<>();
        Set<String> replaced = new HashSet<>(gone.keySet());
        ids.forEach((fact, id) -> {
            Encoded resource = codec.encoded(completion.complete(person, copies.resolved(id, standing, called)));
            listed.put(fact, resource.resource());
            Encoded proof = codec.encoded(provenance.of(fact, resource.reference(), id));
            StoredFact now =
                    new StoredFact(id, person.id(), fact.resource().fhirType(), resource.content(), proof.content());
            StoredFact then = before.get(id);
            changes.put(now, resource, then == null ? null : then.contentId());
            if (changes.put(now, proof, then == null ? null : then.provenanceContentId())) {
                fact.witnesses().stream()
                        .map(Witness::source)
                        .distinct()
                        .forEach(source -> changes.refersTo(sources.organization(source)));
            }
            if (!now.equals(then)) {
                written.add(now);
                if (then != null) {
                    replaced.add(id);
                }
            }
        });
        facts.removeFacts(replaced);
        facts.addFacts(written);
        lists.write(person, listed, whole, changes);
    }

    /** The store keeps profiles as a set and gives them back in an order of its own. */
    public static void inOrder(Resource resource) {
        Completion.inOrder(resource);
    }

    public UUID contentOf(Resource resource) {
        return Sha256.uuid(codec.encode(resource));
    }
}

package org.healthrecord.fhir.chart.projection;

import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.healthrecord.fhir.chart.consolidation.statement.Fact;
import org.healthrecord.fhir.chart.consolidation.statement.Witness;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;

/**
 * The Provenance that stands beside each resource of a chart: an agent per clinic that states the fact, an entity per
 * statement with the message and the place in it (US Core Provenance where it has a word for it).
 */
public final class ChartProvenance {
    static final String SOURCE_SYSTEM = "https://healthrecord.org/fhir/source";
    static final String MESSAGE_SYSTEM = "https://healthrecord.org/fhir/message";
    static final String PLACE = "https://healthrecord.org/fhir/StructureDefinition/place-in-message";
    static final String SELECTOR = "https://healthrecord.org/fhir/StructureDefinition/unit-of-message";
    private static final String PARTICIPANT = "http://terminology.hl7.org/CodeSystem/provenance-participant-type";

    private final UnaryOperator<String> sourceName;

    /** @param sourceName a source's id to the clinic's name */
    public ChartProvenance(UnaryOperator<String> sourceName) {
        this.sourceName = sourceName;
    }

    Provenance of(Fact fact, String reference, String resourceId) {
        Provenance provenance = new Provenance();
        provenance.setId(Rendering.provenanceId(resourceId));
        provenance.addTarget(new Reference(reference));
        provenance.setRecorded(fact.witnesses().stream()
                .map(w -> Date.from(w.at()))
                .max(Date::compareTo)
                .orElseThrow());
        Map<String, List<Witness>> bySource = fact.witnesses().stream()
                .collect(Collectors.groupingBy(Witness::source, java.util.TreeMap::new, Collectors.toList()));
        bySource.keySet().forEach(source -> provenance.addAgent(agent(source)));
        bySource.values().forEach(ws -> ws.forEach(w -> provenance.addEntity(entity(w))));
        return provenance;
    }

    private Provenance.ProvenanceAgentComponent agent(String source) {
        return new Provenance.ProvenanceAgentComponent()
                .setType(new CodeableConcept(new Coding(PARTICIPANT, "author", "Author")))
                .setWho(new Reference()
                        .setIdentifier(new Identifier().setSystem(SOURCE_SYSTEM).setValue(source))
                        .setDisplay(sourceName.apply(source)));
    }

    private Provenance.ProvenanceEntityComponent entity(Witness witness) {
        Reference what = new Reference()
                .setIdentifier(new Identifier().setSystem(MESSAGE_SYSTEM).setValue(witness.messageId()))
                .setDisplay(sourceName.apply(witness.source()));
        Provenance.ProvenanceEntityComponent entity = new Provenance.ProvenanceEntityComponent()
                .setRole(Provenance.ProvenanceEntityRole.SOURCE)
                .setWhat(what);
        add(entity, PLACE, witness.place());
        add(entity, SELECTOR, witness.selector());
        return entity;
    }

    private static void add(Provenance.ProvenanceEntityComponent entity, String url, String value) {
        if (!value.isEmpty()) {
            entity.addExtension(new Extension(url, new StringType(value)));
        }
    }
}

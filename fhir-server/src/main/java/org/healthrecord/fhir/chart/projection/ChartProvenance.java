package org.healthrecord.fhir.chart.projection;

import ca.uhn.fhir.model.api.TemporalPrecisionEnum;
import java.time.Instant;
import java.util.Comparator;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import java.util.TimeZone;
import java.util.TreeMap;
import org.healthrecord.fhir.chart.consolidation.statement.Fact;
import org.healthrecord.fhir.chart.consolidation.statement.Witness;
import org.healthrecord.fhir.chart.port.SourceNames;
import org.healthrecord.fhir.chart.port.StandIn;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;

/**
 * The Provenance beside each resource of a chart (US Core Provenance where it has a word for it).
 *
 * <table>
 * <caption>Provenance</caption>
 * <tr><td>agent, author</td><td>the one clinic whose statement is shown</td></tr>
 * <tr><td>agent, informant</td><td>the other clinics that state the fact</td></tr>
 * <tr><td>occurred</td><td>the sender's time of the statement that is shown</td></tr>
 * <tr><td>recorded</td><td>when the last of the messages behind it arrived here</td></tr>
 * <tr><td>entity</td><td>each statement: its message, with the place in it</td></tr>
 * </table>
 */
public final class ChartProvenance {
    public static final String MESSAGE_SYSTEM = "https://healthrecord.org/fhir/message";
    static final String PLACE = "https://healthrecord.org/fhir/StructureDefinition/place-in-message";
    static final String SELECTOR = "https://healthrecord.org/fhir/StructureDefinition/unit-of-message";
    private static final String PARTICIPANT = "http://terminology.hl7.org/CodeSystem/provenance-participant-type";
    private static final Coding AUTHOR = new Coding(PARTICIPANT, "author", "Author");
    private static final Coding INFORMANT = new Coding(PARTICIPANT, "informant", "Informant");
    private static final TimeZone UTC = TimeZone.getTimeZone("UTC");

    private final SourceNames names;

    public ChartProvenance(SourceNames names) {
        this.names = names;
    }

    SourceNames names() {
        return names;
    }

    Provenance of(Fact fact, String reference, String resourceId) {
        Provenance provenance = new Provenance();
        provenance.setId(Rendering.provenanceId(resourceId));
        provenance.addTarget(new Reference(reference));
        occurred(fact)
                .ifPresent(at ->
                        provenance.setOccurred(new DateTimeType(Date.from(at), TemporalPrecisionEnum.MILLI, UTC)));
        provenance.setRecordedElement(new InstantType(Date.from(recorded(fact)), TemporalPrecisionEnum.MILLI, UTC));
        String author = fact.author();
        Map<String, Coding> agents = new TreeMap<>();
        fact.witnesses().forEach(w -> agents.put(w.source(), w.source().equals(author) ? AUTHOR : INFORMANT));
        provenance.addAgent(agent(author, AUTHOR));
        agents.remove(author);
        agents.forEach((source, type) -> provenance.addAgent(agent(source, type)));
        fact.witnesses().forEach(w -> provenance.addEntity(entity(w)));
        return provenance;
    }

    /** Empty where the sender gives no time, which statements write as the beginning of all time. */
    private static Optional<Instant> occurred(Fact fact) {
        return fact.witnesses().stream()
                .filter(w -> w.assertionId().equals(fact.shown()))
                .map(Witness::at)
                .filter(at -> at.isAfter(Instant.EPOCH))
                .findFirst();
    }

    private static Instant recorded(Fact fact) {
        return fact.witnesses().stream()
                .map(w -> Arrival.of(w.messageId()).orElse(w.at()))
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    private Provenance.ProvenanceAgentComponent agent(String source, Coding type) {
        return new Provenance.ProvenanceAgentComponent()
                .setType(new CodeableConcept(type.copy()))
                .setWho(new Reference("Organization/" + SourceResources.id(source))
                        .setIdentifier(new Identifier()
                                .setSystem(SourceResources.SYSTEM)
                                .setValue(source))
                        .setDisplay(names.nameOf(source)));
    }

    private Provenance.ProvenanceEntityComponent entity(Witness witness) {
        Reference what = new Reference("DocumentReference/" + StandIn.MESSAGE + witness.messageId())
                .setIdentifier(new Identifier().setSystem(MESSAGE_SYSTEM).setValue(witness.messageId()))
                .setDisplay(names.nameOf(witness.source()));
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

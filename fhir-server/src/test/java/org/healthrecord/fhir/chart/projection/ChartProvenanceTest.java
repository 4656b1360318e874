package org.healthrecord.fhir.chart.projection;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.healthrecord.fhir.chart.assertion.ResourceCodec;
import org.healthrecord.fhir.chart.consolidation.statement.Fact;
import org.healthrecord.fhir.chart.consolidation.statement.Witness;
import org.healthrecord.fhir.chart.port.SourceNames;
import org.healthrecord.mapping.assertion.Registration;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Provenance.ProvenanceAgentComponent;
import org.junit.jupiter.api.Test;

class ChartProvenanceTest {
    private static final Map<String, String> NAMES = Map.of("river", "River Clinic", "lake", "Lake Clinic");
    /** The inbox's ids begin with the milliseconds of the arrival. */
    private static final String ARRIVED_2026 = "01kdwpvng000000000000000aa";

    @Test
    void theClinicWhoseStatementIsShownIsTheOneAuthorAndTheOthersAreInformants() {
        Provenance provenance = provenance("river-1");

        assertThat(provenance.getAgent())
                .extracting(ChartProvenanceTest::said)
                .containsExactly(
                        "author Organization/source-river River Clinic",
                        "informant Organization/source-lake Lake Clinic");
    }

    @Test
    void aClinicThatStatesItTwiceIsOneAgent() {
        Fact fact = fact("river-1", witness("river-1", "river", "a"), witness("river-2", "river", "b"));

        assertThat(new ChartProvenance(ChartProvenanceTest::name)
                        .of(fact, "Observation/f1", "f1")
                        .getAgent())
                .hasSize(1);
    }

    @Test
    void occurredIsTheSendersTimeOfWhatIsShownAndRecordedIsOurs() {
        Provenance provenance = provenance("river-1");

        assertThat(provenance.getOccurredDateTimeType().getValue()).hasSameTimeAs("1998-05-01T00:00:00Z");
        assertThat(provenance.getRecorded().toInstant())
                .isEqualTo(Arrival.of(ARRIVED_2026).orElseThrow());
        assertThat(provenance.getRecordedElement().getValueAsString()).startsWith("2026-01-01T");
    }

    @Test
    void aStatementWithoutATimeHasNoneInItsProvenance() {
        Fact fact = fact("x", new Witness("x", "river", ARRIVED_2026, "", "PID", Instant.EPOCH));

        assertThat(new ChartProvenance(ChartProvenanceTest::name)
                        .of(fact, "Patient/p1", "p1")
                        .hasOccurred())
                .isFalse();
    }

    @Test
    void eachStatementLeadsToItsMessage() {
        assertThat(provenance("lake-1").getEntity())
                .extracting(e -> e.getWhat().getReference())
                .containsExactly(
                        "DocumentReference/message-" + ARRIVED_2026, "DocumentReference/message-" + ARRIVED_2026);
    }

    @Test
    void aPrimaryCareClinicThatKnowsThePersonIsAGeneralPractitioner() {
        SourceNames names = new SourceNames() {
            @Override
            public String nameOf(String id) {
                return name(id);
            }

            @Override
            public boolean isPrimaryCare(String id) {
                return id.equals("lake");
            }
        };
        Patient patient = new Patient();
        List<Registration> known =
                List.of(new Registration("river", "urn:r", "1"), new Registration("lake", "urn:l", "2"));
        SourceResources sources = new SourceResources(names, new ResourceCodec(FhirContext.forR4Cached()));

        sources.addPractices(patient, known);
        sources.addPractices(patient, known);

        assertThat(patient.getGeneralPractitioner())
                .extracting(r -> r.getReference() + ' ' + r.getDisplay())
                .containsExactly("Organization/source-lake Lake Clinic");
    }

    @Test
    void idsOfAnotherFormTellNoArrival() {
        assertThat(Arrival.of("m1")).isEmpty();
        assertThat(Arrival.of("UUUUUUUUUUUUUUUUUUUUUUUUUU")).isEmpty();
    }

    @Test
    void aSourceIdThatFhirDoesNotAllowAsAnIdIsHashed() {
        assertThat(SourceResources.id("lab/one two")).matches("source-[0-9a-f-]{36}");
        assertThat(SourceResources.id("lab-1")).isEqualTo("source-lab-1");
    }

    private static String name(String source) {
        return NAMES.getOrDefault(source, source);
    }

    private static Provenance provenance(String shown) {
        Fact fact = fact(shown, witness("lake-1", "lake", ARRIVED_2026), witness("river-1", "river", ARRIVED_2026));
        return new ChartProvenance(ChartProvenanceTest::name).of(fact, "Observation/f1", "f1");
    }

    private static Fact fact(String shown, Witness... witnesses) {
        return new Fact(List.of(shown), new Observation(), List.of(witnesses), List.of(), shown);
    }

    private static Witness witness(String id, String source, String message) {
        return new Witness(id, source, message, "", "OBX[1]", Instant.parse("1998-05-01T00:00:00Z"));
    }

    private static String said(ProvenanceAgentComponent agent) {
        return agent.getType().getCodingFirstRep().getCode()
                + ' '
                + agent.getWho().getReference()
                + ' '
                + agent.getWho().getDisplay();
    }
}

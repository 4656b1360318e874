package org.healthrecord.fhir.chart.consolidation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.healthrecord.fhir.chart.consolidation.Clinic.HILL;
import static org.healthrecord.fhir.chart.consolidation.Clinic.LAKE;
import static org.healthrecord.fhir.chart.consolidation.Clinic.LOINC;
import static org.healthrecord.fhir.chart.consolidation.Clinic.RIVER;
import static org.healthrecord.fhir.chart.consolidation.Clinic.RXNORM;
import static org.healthrecord.fhir.chart.consolidation.Clinic.SNOMED;
import static org.healthrecord.fhir.chart.consolidation.Clinic.code;

import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.healthrecord.fhir.chart.consolidation.agreement.AlsoStated;
import org.healthrecord.fhir.chart.consolidation.agreement.Disagreement;
import org.healthrecord.fhir.chart.consolidation.agreement.Merging;
import org.healthrecord.fhir.chart.consolidation.agreement.OtherVisits;
import org.healthrecord.fhir.chart.consolidation.statement.Fact;
import org.healthrecord.fhir.chart.consolidation.statement.Statement;
import org.healthrecord.mapping.assertion.Assertion.Mode;
import org.healthrecord.mapping.assertion.Assertion.Stance;
import org.hl7.fhir.r4.model.AllergyIntolerance;
import org.hl7.fhir.r4.model.AllergyIntolerance.AllergyIntoleranceCriticality;
import org.hl7.fhir.r4.model.AllergyIntolerance.AllergyIntoleranceReactionComponent;
import org.hl7.fhir.r4.model.AllergyIntolerance.AllergyIntoleranceSeverity;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.MedicationStatement;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;

/** How the statements of one fact become one resource: the rows of {@link Merging}. */
class JoinedTest {
    private static final CodeableConcept ANAPHYLAXIS = code(SNOMED, "39579001").setText("Anaphylaxis");
    private static final CodeableConcept HIVES = code(SNOMED, "126485001").setText("Hives");

    /** The last speaker: the sender's own time decides between versions, never what is dangerous. */
    @Property(tries = 12)
    void theLastSpeakersSilenceRemovesNoDanger(@ForAll boolean riverIsLast) {
        Statement full = said(RIVER, riverIsLast ? 2 : 1, allergy(a -> {
            a.setCriticality(AllergyIntoleranceCriticality.HIGH);
            a.setRecordedDateElement(new DateTimeType("2019-05-14"));
            reaction(a, ANAPHYLAXIS, AllergyIntoleranceSeverity.SEVERE);
        }));
        Statement bare =
                said(LAKE, riverIsLast ? 1 : 2, allergy(a -> a.setRecordedDateElement(new DateTimeType("2024"))));

        AllergyIntolerance shown =
                (AllergyIntolerance) only(Charts.of(full, bare)).resource();

        assertThat(shown.getCriticality()).isEqualTo(AllergyIntoleranceCriticality.HIGH);
        assertThat(shown.getReactionFirstRep().getSeverity()).isEqualTo(AllergyIntoleranceSeverity.SEVERE);
        assertThat(shown.getRecordedDateElement().getValueAsString()).isEqualTo("2019-05-14");
    }

    @Test
    void eachManifestationHasItsWorstSeverity() {
        Statement river = said(RIVER, 1, allergy(a -> {
            AllergyIntoleranceReactionComponent both = reaction(a, HIVES, AllergyIntoleranceSeverity.MILD);
            both.addManifestation(ANAPHYLAXIS.copy());
        }));
        Statement lake = said(LAKE, 1, allergy(a -> reaction(a, ANAPHYLAXIS, AllergyIntoleranceSeverity.SEVERE)));

        Fact fact = only(Charts.of(river, lake));

        assertThat(((AllergyIntolerance) fact.resource()).getReaction())
                .extracting(r -> r.getManifestationFirstRep().getText()
                        + ' '
                        + r.getSeverity().toCode())
                .containsExactlyInAnyOrder("Hives mild", "Anaphylaxis severe");
        assertThat(stated(fact, Disagreement.URL))
                .containsExactlyInAnyOrder(
                        "reaction.severity river-urgent-care mild Anaphylaxis",
                        "reaction.severity lake-cancer-center severe Anaphylaxis");
    }

    @Test
    void aStatusThatIsStatedStandsAndWhatDiffersIsSaidWithATag() {
        Statement river = said(RIVER, 2, problem(c -> c.setVerificationStatus(code("urn:ver", "provisional"))));
        Statement lake = said(LAKE, 1, problem(c -> c.setVerificationStatus(code("urn:ver", "confirmed"))
                .setClinicalStatus(code("urn:clinical", "active"))));

        Fact fact = only(Charts.of(river, lake));
        Condition shown = (Condition) fact.resource();

        assertThat(shown.getClinicalStatus().getCodingFirstRep().getCode()).isEqualTo("active");
        assertThat(stated(fact, Disagreement.URL))
                .containsExactlyInAnyOrder(
                        "verificationStatus river-urgent-care provisional",
                        "verificationStatus lake-cancer-center confirmed");
        assertThat(shown.getMeta().getTag(Disagreement.SYSTEM, Disagreement.CODE))
                .isNotNull();
        assertThat(stated(fact, AlsoStated.URL)).containsExactly("clinicalStatus lake-cancer-center null");
    }

    @Test
    void aProblemIsReachedFromTheVisitOfEachClinic() {
        Statement river = said(RIVER, 1, problem(c -> c.setEncounter(new Reference("urn:uuid:a"))));
        Statement lake = said(LAKE, 1, problem(c -> c.setEncounter(new Reference("urn:uuid:b"))));

        Condition shown = (Condition) only(Charts.of(river, lake)).resource();

        assertThat(List.of(
                        shown.getEncounter().getReference(),
                        ((Reference) shown.getExtensionByUrl(OtherVisits.URL).getValue()).getReference()))
                .containsExactlyInAnyOrder("urn:uuid:a", "urn:uuid:b");
    }

    @Test
    void aFlagAndARangeOnceStatedStay() {
        Statement river = said(RIVER, 1, result(o -> {
            o.setValue(new Quantity(7)).addInterpretation(code("urn:flags", "HH"));
            o.addReferenceRange().setText("3-5");
        }));
        Statement lake = said(LAKE, 2, result(o -> o.setValue(new Quantity(7))));

        Observation shown = (Observation) only(Charts.of(river, lake)).resource();

        assertThat(shown.getInterpretationFirstRep().getCodingFirstRep().getCode())
                .isEqualTo("HH");
        assertThat(shown.getReferenceRangeFirstRep().getText()).isEqualTo("3-5");
    }

    @Test
    void aNumberHasOneShape() {
        Statement integer = said(RIVER, 2, result(o -> o.setValue(new IntegerType(7))));
        Statement quantity = said(LAKE, 1, result(o -> o.setValue(new Quantity(7).setUnit("{score}"))));
        Statement other = said(HILL, 3, result(o -> o.setValue(new IntegerType(7))));

        Fact fact = only(Charts.of(integer, quantity, other));

        assertThat(((Observation) fact.resource()).getValue()).isInstanceOf(Quantity.class);
        assertThat(fact.conflicts()).isEmpty();
    }

    @Test
    void aStatusNobodyKnowsStaysTheClinicsWordUntilSomebodyKnows() {
        CodeableConcept unknown = new CodeableConcept(new Coding(SNOMED, "266927001", "Unknown if ever smoked"));
        CodeableConcept former = new CodeableConcept(new Coding(SNOMED, "8517006", "Former smoker"));
        Statement silent = said(RIVER, 1, smoking("2026-11-01", unknown));
        Statement speaking = said(LAKE, 2, smoking("2020-05-04", former));

        assertThat(((Observation) only(Charts.of(silent)).resource()).getValue())
                .satisfies(v -> assertThat(
                                ((CodeableConcept) v).getCodingFirstRep().getCode())
                        .isEqualTo("266927001"));
        assertThat(Charts.of(silent, speaking))
                .extracting(fact -> ((Observation) fact.resource()).hasValue())
                .containsExactlyInAnyOrder(true, false);
    }

    private static Observation smoking(String day, CodeableConcept status) {
        Observation smoking = new Observation();
        smoking.setStatus(Observation.ObservationStatus.FINAL);
        smoking.getCode().addCoding(new Coding("http://loinc.org", "72166-2", "Tobacco smoking status"));
        smoking.setEffective(new org.hl7.fhir.r4.model.DateTimeType(day));
        smoking.setValue(status);
        return smoking;
    }

    @Test
    void aValueThatSaysNothingIsNoValue() {
        CodeableConcept unknown = new CodeableConcept(new Coding(SNOMED, "266927001", "Unknown if ever smoked"));
        Observation shown = (Observation) only(Charts.of(said(RIVER, 1, result(o -> o.setValue(unknown)))))
                .resource();

        assertThat(shown.hasValue()).isFalse();
        assertThat(shown.getDataAbsentReason().getCoding())
                .extracting(Coding::getCode)
                .containsExactly("unknown", "266927001");
    }

    @Test
    void anUnknownStatusIsFilledAndOtherWordsForTheSameDoseAreADisagreement() {
        Statement river = said(RIVER, 2, taken("1 tab daily", MedicationStatement.MedicationStatementStatus.UNKNOWN));
        Statement lake =
                said(LAKE, 1, taken("1 tablet once a day", MedicationStatement.MedicationStatementStatus.ACTIVE));

        Fact fact = only(Charts.of(river, lake));

        assertThat(((MedicationStatement) fact.resource()).getStatus())
                .isEqualTo(MedicationStatement.MedicationStatementStatus.ACTIVE);
        assertThat(stated(fact, Disagreement.URL))
                .containsExactlyInAnyOrder(
                        "dosage.text river-urgent-care 1 tab daily",
                        "dosage.text lake-cancer-center 1 tablet once a day");
    }

    private static List<String> stated(Fact fact, String url) {
        return ((DomainResource) fact.resource())
                .getExtensionsByUrl(url).stream().map(JoinedTest::stated).toList();
    }

    private static String stated(Extension e) {
        return e.getExtensionString("element")
                + ' '
                + e.getExtensionString("source")
                + ' '
                + e.getExtensionString("stated");
    }

    private static Statement said(Clinic clinic, int version, Resource resource) {
        return clinic.version("1", version, Stance.STATED, Mode.SNAPSHOT, Set.of(), resource);
    }

    private static AllergyIntolerance allergy(Consumer<AllergyIntolerance> fill) {
        AllergyIntolerance allergy = new AllergyIntolerance().setCode(code(RXNORM, "7980"));
        fill.accept(allergy);
        return allergy;
    }

    private static AllergyIntoleranceReactionComponent reaction(
            AllergyIntolerance allergy, CodeableConcept manifestation, AllergyIntoleranceSeverity severity) {
        return allergy.addReaction().setSeverity(severity).addManifestation(manifestation.copy());
    }

    private static Condition problem(Consumer<Condition> fill) {
        Condition problem = new Condition().setCode(code(SNOMED, "44054006")).setOnset(new DateTimeType("2018-04-12"));
        fill.accept(problem);
        return problem;
    }

    private static Observation result(Consumer<Observation> fill) {
        Observation result = new Observation().setCode(code(LOINC, "75626-2"));
        result.setEffective(new DateTimeType("2031-01-02T10:11:12Z"));
        fill.accept(result);
        return result;
    }

    private static MedicationStatement taken(String text, MedicationStatement.MedicationStatementStatus status) {
        MedicationStatement taken = new MedicationStatement().setStatus(status).setMedication(code(RXNORM, "835603"));
        taken.setEffective(new DateTimeType("2031-01-02")).addDosage().setText(text);
        return taken;
    }

    private static Fact only(List<Fact> facts) {
        assertThat(facts).hasSize(1);
        return facts.get(0);
    }
}

package org.healthrecord.fhir.chart.consolidation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.healthrecord.fhir.chart.consolidation.Clinic.CVX;
import static org.healthrecord.fhir.chart.consolidation.Clinic.HILL;
import static org.healthrecord.fhir.chart.consolidation.Clinic.ICD;
import static org.healthrecord.fhir.chart.consolidation.Clinic.LAKE;
import static org.healthrecord.fhir.chart.consolidation.Clinic.RIVER;
import static org.healthrecord.fhir.chart.consolidation.Clinic.RXNORM;
import static org.healthrecord.fhir.chart.consolidation.Clinic.SNOMED;
import static org.healthrecord.fhir.chart.consolidation.Clinic.code;

import java.util.List;
import java.util.function.Consumer;
import org.healthrecord.fhir.chart.consolidation.statement.Fact;
import org.healthrecord.fhir.chart.consolidation.statement.Statement;
import org.hl7.fhir.r4.model.AllergyIntolerance;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Immunization;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.MedicationRequest.MedicationRequestStatus;
import org.hl7.fhir.r4.model.MedicationStatement;
import org.hl7.fhir.r4.model.MedicationStatement.MedicationStatementStatus;
import org.hl7.fhir.r4.model.Period;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Problems, allergies, medications and vaccinations: what clinics keep as lists and repeat from each other. */
class ListsTest {
    private static final String CLINICAL = "http://terminology.hl7.org/CodeSystem/condition-clinical";

    @Test
    void oneDiagnosisUnderTwoCodeSystemsIsOneFactWithBothCodings() {
        Statement snomed = condition(RIVER, "1", "2012-05-01", code(SNOMED, "38341003"));
        Statement both = condition(LAKE, "1", "2012-05-01T09:10:11Z", code(SNOMED, "38341003"));
        ((Condition) both.assertion().resource())
                .getCode()
                .addCoding()
                .setSystem(ICD)
                .setCode("I10");
        Statement icd = condition(HILL, "1", "2012-05-01", code(ICD, "I10"));

        Fact fact = only(Charts.of(snomed, both, icd));

        assertThat(fact.members()).hasSize(3);
        assertThat(((Condition) fact.resource()).getCode().getCoding()).hasSize(2);
    }

    @Test
    void theSameDiagnosisOnAnotherDayIsAnotherEpisode() {
        assertThat(Charts.of(bronchitis(RIVER, "1", "2012-05-01"), bronchitis(LAKE, "1", "2015-02-03")))
                .hasSize(2);
    }

    @Test
    void aDiagnosisWithoutOnsetJoinsTheOnlyEpisode() {
        assertThat(Charts.of(bronchitis(RIVER, "1", "2012-05-01"), bronchitis(LAKE, "1", null)))
                .hasSize(1);
    }

    @Test
    void aDiagnosisWithoutOnsetJoinsTheOnlyEpisodeThatIsNotOver() {
        Statement over = bronchitis(RIVER, "1", "2012-05-01");
        ((Condition) over.assertion().resource()).setAbatement(new DateTimeType("2012-06-01"));
        Statement current = bronchitis(RIVER, "2", "2015-02-03");
        Statement undated = bronchitis(LAKE, "1", null);

        assertThat(Charts.of(over, current, undated))
                .extracting(Fact::members)
                .containsExactlyInAnyOrder(Charts.ids(over), Charts.ids(current, undated));
    }

    @Test
    void aDiagnosisWithoutOnsetJoinsNoneOfTwoOpenEpisodes() {
        assertThat(Charts.of(
                        bronchitis(RIVER, "1", "2012-05-01"),
                        bronchitis(RIVER, "2", "2015-02-03"),
                        bronchitis(LAKE, "1", null)))
                .hasSize(3);
    }

    @Test
    void aDiagnosisRecordedBeforeAnEpisodeBeganIsNotThatEpisode() {
        Statement earlier = bronchitis(LAKE, "1", null);
        ((Condition) earlier.assertion().resource()).setRecordedDateElement(new DateTimeType("2010-01-01"));

        assertThat(Charts.of(bronchitis(RIVER, "1", "2012-05-01"), earlier)).hasSize(2);
    }

    @Test
    void anOnsetOfAYearJoinsTheOnlyEpisodeOfThatYear() {
        Statement year = bronchitis(LAKE, "1", "2012");
        Statement then = bronchitis(RIVER, "1", "2012-05-01");

        assertThat(Charts.of(year, then, bronchitis(RIVER, "2", "2015-02-03")))
                .extracting(Fact::members)
                .contains(Charts.ids(year, then));
    }

    @Test
    void oneClinicsTwoDiagnosesUnderOneBroaderCodeStayTwo() {
        Statement left = condition(RIVER, "1", "2012-05-01", code(SNOMED, "1"));
        Statement right = condition(RIVER, "2", "2012-05-01", code(SNOMED, "2"));
        ((Condition) left.assertion().resource())
                .getCode()
                .addCoding()
                .setSystem(ICD)
                .setCode("M25");
        ((Condition) right.assertion().resource())
                .getCode()
                .addCoding()
                .setSystem(ICD)
                .setCode("M25");
        Statement broad = condition(LAKE, "1", "2012-05-01", code(ICD, "M25"));

        assertThat(Charts.of(left, right, broad)).hasSize(2);
    }

    @Test
    void aDiagnosisInWordsJoinsTheCodedOneOfTheSameWords() {
        Statement coded =
                condition(RIVER, "1", "2012-05-01", code(SNOMED, "10509002").setText("Acute  Bronchitis"));
        Statement words = condition(LAKE, "1", "2012-05-01", new CodeableConcept().setText("acute bronchitis"));

        Fact fact = only(Charts.of(coded, words));

        assertThat(((Condition) fact.resource()).getCode().getCodingFirstRep().getCode())
                .isEqualTo("10509002");
    }

    @Test
    void activeHereAndResolvedThereIsAConflict() {
        Statement active = bronchitis(RIVER, "1", "2012-05-01");
        ((Condition) active.assertion().resource()).setClinicalStatus(code(CLINICAL, "active"));
        Statement resolved = bronchitis(LAKE, "1", "2012-05-01");
        ((Condition) resolved.assertion().resource()).setClinicalStatus(code(CLINICAL, "resolved"));

        assertThat(only(Charts.of(active, resolved)).conflicts())
                .extracting(Fact.Conflict::element)
                .containsExactly("clinicalStatus");
    }

    @Test
    void theSameSubstanceIsOneAllergyWhateverTheDate() {
        Statement here = allergy(RIVER, code(RXNORM, "7980"), a -> a.setRecordedDateElement(new DateTimeType("1999")));
        Statement there =
                allergy(LAKE, code(SNOMED, "419199007"), a -> a.addReaction().setSubstance(code(RXNORM, "7980")));

        assertThat(Charts.of(here, there)).hasSize(1);
    }

    @Test
    void theSameSubstanceByNameIsOneAllergyThoughOneClinicMistookTheCodeSystem() {
        Statement right = allergy(RIVER, code(RXNORM, "10831").setText("Co-trimoxazole"), a -> {});
        Statement wrong = allergy(LAKE, code(SNOMED, "10831").setText("co-trimoxazole"), a -> {});

        assertThat(Charts.of(right, wrong)).hasSize(1);
    }

    @Test
    void twoAllergiesOfAKindAreTwoAllergies() {
        Statement nuts =
                allergy(RIVER, code(SNOMED, "419199007"), a -> a.addReaction().setSubstance(code(SNOMED, "256349002")));
        Statement latex =
                allergy(LAKE, code(SNOMED, "419199007"), a -> a.addReaction().setSubstance(code(SNOMED, "111088007")));

        assertThat(Charts.of(nuts, latex)).hasSize(2);
    }

    @Test
    void noKnownAllergyIsAFactOfItsOwnAndAConflictWithAnotherClinicsAllergy() {
        Statement none = allergy(RIVER, code(SNOMED, "716186003"), a -> {});
        Statement some = allergy(LAKE, code(RXNORM, "7980"), a -> {});

        List<Fact> facts = Charts.of(none, some);

        assertThat(facts).hasSize(2).allSatisfy(f -> assertThat(f.conflicts())
                .containsExactly(new Fact.Conflict("code", Charts.ids(none, some))));
        assertThat(facts).allSatisfy(f -> assertThat(((AllergyIntolerance) f.resource()).getExtension())
                .hasSize(2));
    }

    @Test
    void aClinicsOwnEarlierNoKnownAllergyIsNoConflict() {
        Statement none = allergy(RIVER, code(SNOMED, "716186003"), a -> {});
        Statement some = allergy(RIVER, code(RXNORM, "7980"), a -> {});

        assertThat(Charts.of(none, some)).hasSize(2).allSatisfy(f -> assertThat(f.conflicts())
                .isEmpty());
    }

    @Test
    void anAllergyIsShownBeforeItsRefutation() {
        String system = "http://terminology.hl7.org/CodeSystem/allergyintolerance-verification";
        Statement stated =
                allergy(RIVER, code(RXNORM, "7980"), a -> a.setVerificationStatus(code(system, "confirmed")));
        Statement refuted = allergy(LAKE, code(RXNORM, "7980"), a -> a.setVerificationStatus(code(system, "refuted")));

        Fact fact = only(Charts.of(stated, refuted));

        assertThat(((AllergyIntolerance) fact.resource())
                        .getVerificationStatus()
                        .getCodingFirstRep()
                        .getCode())
                .isEqualTo("confirmed");
        assertThat(fact.conflicts()).extracting(Fact.Conflict::element).containsExactly("verificationStatus");
    }

    @Test
    void aRefutationDoesNotSpeakForAClinicThatDoesNotSayHowSureItIs() {
        String system = "http://terminology.hl7.org/CodeSystem/allergyintolerance-verification";
        Statement stated = allergy(RIVER, code(RXNORM, "7980"), a -> {});
        Statement refuted = allergy(LAKE, code(RXNORM, "7980"), a -> a.setVerificationStatus(code(system, "refuted")));

        Fact fact = only(Charts.of(stated, refuted));

        assertThat(((AllergyIntolerance) fact.resource()).hasVerificationStatus())
                .isFalse();
        assertThat(fact.conflicts()).extracting(Fact.Conflict::element).containsExactly("verificationStatus");
        assertThat(Charts.json(fact)).contains("\"refuted\"", "\"stated\"").doesNotContain("also-stated");
        assertThat(((AllergyIntolerance) only(Charts.of(refuted)).resource()).hasVerificationStatus())
                .isTrue();
    }

    @Test
    void aRefutedProblemStandsWhereAnotherClinicStatesIt() {
        Statement stated = bronchitis(RIVER, "1", "2012-05-01");
        Statement refuted = bronchitis(LAKE, "1", "2012-05-01");
        ((Condition) refuted.assertion().resource()).setVerificationStatus(code("urn:sure", "refuted"));

        Fact fact = only(Charts.of(stated, refuted));

        assertThat(((Condition) fact.resource()).hasVerificationStatus()).isFalse();
        assertThat(fact.conflicts()).extracting(Fact.Conflict::element).containsExactly("verificationStatus");
    }

    @Test
    void anOrderAndAMedicationTakenFromTheSameDayAreOneMedication() {
        Statement order = order(RIVER, "1", "2018-03-29T03:49:51Z", MedicationRequestStatus.ACTIVE);
        Statement taken = LAKE.says("1", new MedicationStatement(), m -> m.setStatus(MedicationStatementStatus.STOPPED)
                .setMedication(code(RXNORM, "834061"))
                .setEffective(new Period().setStartElement(new DateTimeType("2018-03-29"))));

        Fact fact = only(Charts.of(order, taken));

        assertThat(fact.resource()).isInstanceOf(MedicationRequest.class);
        assertThat(fact.conflicts()).extracting(Fact.Conflict::element).containsExactly("status");
    }

    @Test
    void theSameDrugOnAnotherDayIsAnotherOrder() {
        assertThat(Charts.of(
                        order(RIVER, "1", "2018-03-29", MedicationRequestStatus.ACTIVE),
                        order(LAKE, "1", "2018-04-29", MedicationRequestStatus.ACTIVE)))
                .hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void oneClinicsTwoDosagesOfADayAreTwoOrdersAndAnothersJoinsItsOwn(int number) {
        Statement low = dosed(RIVER, "low" + number, "one tablet");
        Statement high = dosed(RIVER, "high" + number, "two tablets");
        Statement echo = dosed(LAKE, "echo" + number, "two tablets");

        assertThat(Charts.of(low, high, echo))
                .extracting(Fact::members)
                .containsExactlyInAnyOrder(Charts.ids(low), Charts.ids(high, echo));
    }

    @Test
    void aRepeatedVaccinationIsShownByTheClinicThatGaveIt() {
        Statement given = vaccination(RIVER, "2023-12-17T20:49:51Z", true);
        Statement historical = vaccination(LAKE, "2023-12-17", false);

        Fact fact = only(Charts.of(historical, given));

        assertThat(((Immunization) fact.resource()).getPrimarySource()).isTrue();
        assertThat(fact.witnesses()).hasSize(2);
    }

    @Test
    void aRefusedVaccinationIsNotAGivenOne() {
        Statement given = vaccination(RIVER, "2023-12-17", true);
        Statement refused = vaccination(LAKE, "2023-12-17", true);
        ((Immunization) refused.assertion().resource()).setStatus(Immunization.ImmunizationStatus.NOTDONE);

        assertThat(Charts.of(given, refused)).hasSize(2);
    }

    private static Fact only(List<Fact> facts) {
        assertThat(facts).hasSize(1);
        return facts.get(0);
    }

    private static Statement bronchitis(Clinic clinic, String local, String onset) {
        return condition(clinic, local, onset, code(SNOMED, "10509002"));
    }

    private static Statement condition(Clinic clinic, String local, String onset, CodeableConcept code) {
        return clinic.says(local, new Condition(), c -> {
            c.setCode(code);
            if (onset != null) {
                c.setOnset(new DateTimeType(onset));
            }
        });
    }

    private static Statement allergy(Clinic clinic, CodeableConcept code, Consumer<AllergyIntolerance> fill) {
        return clinic.says(code.getCodingFirstRep().getCode(), new AllergyIntolerance().setCode(code), fill);
    }

    private static Statement order(Clinic clinic, String local, String at, MedicationRequestStatus status) {
        return clinic.says(local, new MedicationRequest(), m -> m.setStatus(status)
                .setMedication(code(RXNORM, "834061"))
                .setAuthoredOnElement(new DateTimeType(at)));
    }

    private static Statement dosed(Clinic clinic, String local, String text) {
        Statement order = order(clinic, local, "2018-03-29", MedicationRequestStatus.ACTIVE);
        ((MedicationRequest) order.assertion().resource())
                .addDosageInstruction()
                .setText(text);
        return order;
    }

    private static Statement vaccination(Clinic clinic, String at, boolean primary) {
        return clinic.says("v", new Immunization(), i -> i.setStatus(Immunization.ImmunizationStatus.COMPLETED)
                .setVaccineCode(code(CVX, "140"))
                .setOccurrence(new DateTimeType(at))
                .setPrimarySource(primary));
    }
}

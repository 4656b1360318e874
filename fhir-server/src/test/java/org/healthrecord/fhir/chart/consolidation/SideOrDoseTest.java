package org.healthrecord.fhir.chart.consolidation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.healthrecord.fhir.chart.consolidation.Clinic.CVX;
import static org.healthrecord.fhir.chart.consolidation.Clinic.ICD;
import static org.healthrecord.fhir.chart.consolidation.Clinic.LAKE;
import static org.healthrecord.fhir.chart.consolidation.Clinic.LOINC;
import static org.healthrecord.fhir.chart.consolidation.Clinic.RIVER;
import static org.healthrecord.fhir.chart.consolidation.Clinic.RXNORM;
import static org.healthrecord.fhir.chart.consolidation.Clinic.SNOMED;
import static org.healthrecord.fhir.chart.consolidation.Clinic.code;

import java.util.function.UnaryOperator;
import org.healthrecord.fhir.chart.consolidation.statement.Statement;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Device;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.Immunization;
import org.hl7.fhir.r4.model.MedicationAdministration;
import org.hl7.fhir.r4.model.MedicationAdministration.MedicationAdministrationStatus;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.MedicationStatement;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What distinguishes two things although it does not stand in the element made for it. */
class SideOrDoseTest {
    private static final String DAY = "2031-04-05";

    @ParameterizedTest
    @CsvSource({
        "Osteoarthritis of right knee, Osteoarthritis of left knee, 2",
        "Osteoarthritis of knee, Osteoarthritis of left knee, 1",
        "Bilateral knee osteoarthritis, Osteoarthritis of left knee, 2",
        "Osteoarthritis of lt knee, Osteoarthritis of left knee, 1"
    })
    void theSideInTheWordsOfTheCode(String one, String other, int facts) {
        CodeableConcept knee = code(SNOMED, "239873007");
        assertThat(Charts.of(
                        problem(RIVER, knee.copy().setText(one), null),
                        problem(LAKE, knee.copy().setText(other), null)))
                .hasSize(facts);
        assertThat(Charts.of(done(RIVER, one), done(LAKE, other))).hasSize(facts);
        assertThat(Charts.of(report(RIVER, one), report(LAKE, other))).hasSize(facts);
    }

    @Test
    void theSideInTheCodeAndAtTheSite() {
        CodeableConcept breast = code(SNOMED, "254837009");

        assertThat(Charts.of(
                        problem(RIVER, breast.copy().setText("Cancer of right breast"), null),
                        problem(LAKE, breast, new CodeableConcept().setText("Left breast structure"))))
                .hasSize(2);
    }

    @Test
    void theSideAsAQualifierBesideOneSite() {
        CodeableConcept knee = code(SNOMED, "72696002");

        assertThat(Charts.of(
                        problem(RIVER, code(SNOMED, "1"), qualified(knee, "24028007")),
                        problem(LAKE, code(SNOMED, "1"), qualified(knee, "7771000"))))
                .hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({"C50.911, C50.912, 2", "M17.11, M1712, 2", "M17.11, M17.10, 1", "I10, I11.9, 1", "C50.911, C50911, 1"})
    void theSideAsADigitBesideOneCode(String one, String other, int facts) {
        assertThat(Charts.of(problem(RIVER, classified(one), null), problem(LAKE, classified(other), null)))
                .hasSize(facts);
    }

    @Test
    void twoDevicesOfOneProcedure() {
        assertThat(Charts.of(implanted(RIVER, "Stent 1111"), implanted(LAKE, "Stent 2222")))
                .hasSize(2);
        assertThat(Charts.of(implanted(RIVER, "Stent 1111"), done(LAKE, "Stenting")))
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "1 tab daily, 1 tablet once a day, 1",
        "1 tab daily, 1 tab twice daily, 2",
        "1 tab every 6 hours, 1 tab q12h, 2",
        "1 tab every 6 hours, 1 tab qid, 1",
        "1 tab daily, 2 tabs daily, 2",
        "1 tab by mouth daily, 1 tab rectally daily, 2",
        "1 tab daily, as directed, 1",
        "1-2 tabs q4-6h, 1 tab daily, 1"
    })
    void instructionsInWords(String one, String other, int facts) {
        assertThat(Charts.of(ordered(RIVER, one), ordered(LAKE, other))).hasSize(facts);
    }

    @Test
    void anOrderNotToGiveItIsNoOrderAndNothingTaken() {
        Statement forbidden = RIVER.says("1", order(null), o -> o.setDoNotPerform(true));

        assertThat(Charts.of(forbidden, ordered(LAKE, null))).hasSize(2);
        assertThat(Charts.of(
                        forbidden,
                        LAKE.says(
                                "1",
                                new MedicationStatement().setMedication(code(RXNORM, "1049621")),
                                t -> t.setEffective(new Period().setStartElement(new DateTimeType(DAY))))))
                .hasSize(2);
    }

    @Test
    void whatWasNotGivenIsNotWhatWasGiven() {
        assertThat(Charts.of(
                        given(RIVER, MedicationAdministrationStatus.NOTDONE),
                        given(LAKE, MedicationAdministrationStatus.COMPLETED)))
                .hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({
        "NEG, Negative (qualifier value), 1",
        "pos, Positive, 1",
        "NEG, Positive, 2",
        "Nonreactive, non-reactive, 1"
    })
    void theAnswerOfATestInOtherWords(String one, String other, int facts) {
        assertThat(Charts.of(result(RIVER, one), result(LAKE, other))).hasSize(facts);
    }

    @ParameterizedTest
    @CsvSource({"Left arm, Left deltoid, 1", "Left arm, Right deltoid, 2", "Left thigh, Left deltoid muscle, 2"})
    void whereAShotWasGiven(String one, String other, int facts) {
        assertThat(Charts.of(shot(RIVER, one), shot(LAKE, other))).hasSize(facts);
    }

    @Test
    void oneDeviceByTheNumberOfItsMaker() {
        assertThat(Charts.of(device(RIVER, "S1", d -> d.setLotNumber("L7")), device(LAKE, "S1", d -> d)))
                .hasSize(1);
        assertThat(Charts.of(device(RIVER, "S1", d -> d), device(LAKE, "S2", d -> d)))
                .hasSize(2);
    }

    private static CodeableConcept qualified(CodeableConcept site, String side) {
        return site.copy().addCoding(new Coding(SNOMED, side, null));
    }

    private static CodeableConcept classified(String icd) {
        return code(SNOMED, "7").addCoding(new Coding(ICD, icd, null));
    }

    private static Statement problem(Clinic clinic, CodeableConcept code, CodeableConcept site) {
        return clinic.says("1", new Condition(), c -> {
            c.setCode(code).setOnset(new DateTimeType(DAY));
            if (site != null) {
                c.addBodySite(site);
            }
        });
    }

    private static Procedure procedure(String words) {
        return new Procedure().setCode(code(SNOMED, "609588000").setText(words)).setPerformed(new DateTimeType(DAY));
    }

    private static Statement done(Clinic clinic, String words) {
        return clinic.says("1", procedure(words), p -> {});
    }

    private static Statement implanted(Clinic clinic, String device) {
        return clinic.says(
                "1", procedure(null), p -> p.addFocalDevice().setManipulated(new Reference().setDisplay(device)));
    }

    private static Statement report(Clinic clinic, String words) {
        return clinic.says("1", new DiagnosticReport(), r -> r.setCode(
                        code(LOINC, "36561-1").setText(words))
                .setEffective(new DateTimeType(DAY)));
    }

    private static MedicationRequest order(String text) {
        MedicationRequest order = new MedicationRequest().setMedication(code(RXNORM, "1049621"));
        order.setAuthoredOnElement(new DateTimeType(DAY));
        if (text != null) {
            order.addDosageInstruction().setText(text);
        }
        return order;
    }

    private static Statement ordered(Clinic clinic, String text) {
        return clinic.says("1", order(text), o -> {});
    }

    private static Statement given(Clinic clinic, MedicationAdministrationStatus status) {
        return clinic.says("1", new MedicationAdministration(), g -> g.setStatus(status)
                .setMedication(code(RXNORM, "1731993"))
                .setEffective(new DateTimeType(DAY)));
    }

    private static Statement result(Clinic clinic, String answer) {
        return clinic.says("1", new Observation(), o -> o.setCode(code(LOINC, "5671-3"))
                .setValue(new StringType(answer))
                .setEffective(new DateTimeType(DAY)));
    }

    private static Statement shot(Clinic clinic, String site) {
        return clinic.says("1", new Immunization(), i -> i.setVaccineCode(code(CVX, "140"))
                .setSite(new CodeableConcept().setText(site))
                .setOccurrence(new DateTimeType(DAY)));
    }

    private static Statement device(Clinic clinic, String serial, UnaryOperator<Device> more) {
        return clinic.says("1", new Device(), d -> {
            d.setSerialNumber(serial).addUdiCarrier().setDeviceIdentifier("00844588003288");
            more.apply(d);
        });
    }
}

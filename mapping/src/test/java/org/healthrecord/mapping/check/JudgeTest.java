package org.healthrecord.mapping.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Immunization;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Medication;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.StringType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JudgeTest {
    private final Judge judge = new Judge();

    @Test
    void whatEndsBeforeItBeginsHasNoEnd() {
        Encounter visit = new Encounter();
        visit.getPeriod().setStartElement(new DateTimeType("2026-03-02T10:00:00-05:00"));
        visit.getPeriod().setEndElement(new DateTimeType("2026-03-02T09:59:00-05:00"));
        assertThat(new Judge().judge(visit).findings())
                .extracting(Finding::code)
                .containsExactly("end-before-start");
        assertThat(visit.getPeriod().hasEnd()).isFalse();
        Encounter day = new Encounter();
        day.getPeriod().setStartElement(new DateTimeType("2026-03-02T10:00:00-05:00"));
        day.getPeriod().setEndElement(new DateTimeType("2026-03-02"));
        assertThat(new Judge().judge(day).isClear()).isTrue();
    }

    @Test
    void aPatientHasNoNumberOfAProvider() {
        Patient patient = new Patient();
        patient.addIdentifier().setSystem("http://hl7.org/fhir/sid/us-npi").setValue("1234567893");
        assertThat(new Judge().judge(patient).findings())
                .extracting(Finding::code)
                .containsExactly("number-not-of-system");
        assertThat(patient.getIdentifierFirstRep().hasSystem()).isFalse();
        assertThat(patient.getIdentifierFirstRep().getValue()).isEqualTo("1234567893");
    }

    @Test
    void aSystemIsKnownByItsUriAndNotByItsOid() {
        Immunization given = new Immunization();
        given.getVaccineCode()
                .addCoding()
                .setSystem("urn:oid:2.16.840.1.113883.6.59")
                .setCode("8");
        new Judge().judge(given);
        assertThat(given.getVaccineCode().getCodingFirstRep().getSystem()).isEqualTo("http://hl7.org/fhir/sid/cvx");
        assertThat(given.getVaccineCode().getCodingFirstRep().getCode()).isEqualTo("08");
    }

    @Test
    void aValueIsNotAbsent() {
        Observation observation = new Observation();
        observation.setValue(new StringType("negative")).getDataAbsentReason().setText("unknown");
        assertThat(new Judge().judge(observation).findings())
                .extracting(Finding::code)
                .containsExactly("value-beside-absence");
        assertThat(observation.hasDataAbsentReason()).isFalse();
    }

    @Test
    void everyTextIsReachedAndOneFindingSaysSo() {
        Patient patient = new Patient();
        patient.addName().setFamily("Ostran\u0001der").addGiven("Ly\u0000le");
        patient.getText().setDivAsString("<div xmlns=\"http://www.w3.org/1999/xhtml\">plain</div>");
        patient.getText().getDiv().addText("in words\u0007");
        patient.addExtension(new Extension("urn:x", new StringType("a\u0002b")));
        patient.getGenderElement().addExtension(new Extension("urn:y", new StringType("c\u0003d")));
        patient.addContained(new Medication().setCode(new CodeableConcept().setText("e\u0004f")));
        Judge.Verdict verdict = judge.judge(patient);
        assertThat(verdict.findings()).extracting(Finding::code).containsExactly("control-character");
        assertThat(patient.getNameFirstRep().getNameAsSingleString()).isEqualTo("Lyle Ostrander");
        assertThat(patient.getText().getDivAsString()).contains("in words").doesNotContain("\u0007");
        assertThat(((StringType) patient.getExtension().get(0).getValue()).getValue())
                .isEqualTo("ab");
        assertThat(patient.getGenderElement().getExtension().get(0).getValue().primitiveValue())
                .isEqualTo("cd");
        assertThat(((Medication) patient.getContained().get(0)).getCode().getText())
                .isEqualTo("ef");
    }

    @Test
    void aCodeOfAnotherShapeStaysWithoutTheSystem() {
        Observation observation = new Observation();
        observation
                .getCode()
                .addCoding()
                .setSystem("http://loinc.org")
                .setCode("PLT790")
                .setDisplay("Platelets");
        observation.getCode().addCoding().setSystem("http://loinc.org").setCode("777-3");
        Judge.Verdict verdict = judge.judge(observation);
        assertThat(verdict.findings())
                .extracting(Finding::code, Finding::element)
                .containsExactly(tuple("code-not-of-system", "code.coding[0].code"));
        assertThat(observation.getCode().getCoding().get(0).hasSystem()).isFalse();
        assertThat(observation.getCode().getCoding().get(0).getCode()).isEqualTo("PLT790");
        assertThat(observation.getCode().getCoding().get(1).getSystem()).isEqualTo("http://loinc.org");
    }

    @Test
    void aNumberThatIsNoNpiStaysWithoutTheSystem() {
        Practitioner doctor = new Practitioner();
        doctor.addIdentifier().setSystem(SystemShapes.NPI).setValue("1234567890");
        doctor.addIdentifier().setSystem(SystemShapes.NPI).setValue("1234567893");
        assertThat(judge.judge(doctor).findings()).extracting(Finding::code).containsExactly("number-not-of-system");
        assertThat(doctor.getIdentifier().get(0).hasSystem()).isFalse();
        assertThat(doctor.getIdentifier().get(0).getValue()).isEqualTo("1234567890");
        assertThat(doctor.getIdentifier().get(1).hasSystem()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "4548-4, -3.1, %, true",
        "4548-4, 13.9, %, false",
        "8867-4, 0, /min, true",
        "8867-4, 38, bpm, false",
        "8310-5, 986, [degF], true",
        "8310-5, 98.6, [degF], false",
        "8310-5, 98.6, Cel, true",
        "8310-5, 98.6, , false",
        "8310-5, 986, , true",
        "8302-2, 68, [in_us], false",
        "8302-2, 680, inches, true",
        "2345-7, 97, mg/dL, false",
        "72514-3, 11, {score}, true",
        "1234-5, -900, mg/dL, false"
    })
    void aValueNobodyCanHaveIsFoundAndStays(String loinc, BigDecimal value, String unit, boolean impossible) {
        Observation observation =
                new Observation().setValue(new Quantity().setValue(value).setUnit(unit));
        observation.getCode().addCoding().setSystem("http://loinc.org").setCode(loinc);
        Judge.Verdict verdict = judge.judge(observation);
        assertThat(verdict.findings().stream().anyMatch(f -> f.code().equals("implausible-value")))
                .isEqualTo(impossible);
        assertThat(observation.getValueQuantity().getValue()).isEqualByComparingTo(value);
    }

    @Test
    void partsOfAPanelAreJudgedByThemselves() {
        Observation pressure = new Observation();
        var systolic = pressure.addComponent().setValue(new Quantity(12).setUnit("mm[Hg]"));
        systolic.getCode().addCoding().setSystem("http://loinc.org").setCode("8480-6");
        var score = pressure.addComponent().setValue(new IntegerType(28));
        score.getCode().addCoding().setSystem("http://loinc.org").setCode("44261-6");
        assertThat(judge.judge(pressure).findings())
                .extracting(Finding::element)
                .containsExactly("component[0].valueQuantity.value", "component[1].valueInteger");
    }

    @Test
    void aTextLongerThanAStringMayBeIsTakenOut() {
        String text = "word ".repeat(Judge.LONGEST / 5 + 1);
        MedicationRequest order = new MedicationRequest();
        order.addNote().setText(text);
        Judge.Verdict verdict = judge.judge(order);
        assertThat(verdict.longTexts()).containsExactly(new Judge.LongText("note[0].text", "text/markdown", text));
        assertThat(order.getNoteFirstRep().getTextElement().hasValue()).isFalse();
        assertThat(order.getNoteFirstRep().getTextElement().hasExtension()).isTrue();
    }
}

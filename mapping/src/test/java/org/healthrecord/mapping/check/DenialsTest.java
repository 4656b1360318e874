package org.healthrecord.mapping.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.hl7.fhir.r4.model.AllergyIntolerance;
import org.hl7.fhir.r4.model.AllergyIntolerance.AllergyIntoleranceCategory;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Device;
import org.hl7.fhir.r4.model.Immunization;
import org.hl7.fhir.r4.model.Immunization.ImmunizationStatus;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.MedicationStatement;
import org.hl7.fhir.r4.model.MedicationStatement.MedicationStatementStatus;
import org.hl7.fhir.r4.model.Procedure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DenialsTest {

    @ParameterizedTest
    @CsvSource({
        "NKDA,409137002",
        "No Known Drug Allergies,409137002",
        "No known medication allergies,409137002",
        "NKA,716186003",
        "None,716186003",
        "No Known Allergies,716186003",
        "Denies any allergies,716186003",
        "No known food allergies,429625007"
    })
    void aDenialOfAllergiesGetsTheCodeThatSaysSo(String words, String code) {
        AllergyIntolerance allergy = new AllergyIntolerance().setCode(words(words));
        assertThat(Denials.isFact(allergy)).isTrue();
        assertThat(allergy.getCode().getCodingFirstRep().getCode()).isEqualTo(code);
        assertThat(allergy.getCode().getText()).isEqualTo(words);
    }

    @Test
    void noneInAListOfFoodAllergiesDeniesThoseAlone() {
        AllergyIntolerance allergy = new AllergyIntolerance().setCode(words("None known"));
        allergy.addCategory(AllergyIntoleranceCategory.FOOD);
        assertThat(Denials.isFact(allergy)).isTrue();
        assertThat(allergy.getCode().getCodingFirstRep().getCode()).isEqualTo("429625007");
    }

    @Test
    void theClinicsOwnCodeStaysBesideIt() {
        CodeableConcept own = new CodeableConcept().addCoding(new Coding("urn:local:source:L", "NKDA", null));
        AllergyIntolerance allergy = new AllergyIntolerance().setCode(own);
        assertThat(Denials.isFact(allergy)).isTrue();
        assertThat(allergy.getCode().getCoding()).extracting(Coding::getCode).containsExactly("409137002", "NKDA");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Unknown", "No information available", "Not on file", "No penicillin reaction"})
    void wordsThatNameNoAllergenAreNoAllergy(String words) {
        assertThat(Denials.isFact(new AllergyIntolerance().setCode(words(words))))
                .isFalse();
    }

    @Test
    void aCodeOfAPublicSystemIsNotQuestioned() {
        CodeableConcept coded =
                new CodeableConcept().addCoding(new Coding("http://snomed.info/sct", "91936005", "None"));
        AllergyIntolerance allergy = new AllergyIntolerance().setCode(coded.setText("None"));
        assertThat(Denials.isFact(allergy)).isTrue();
        assertThat(allergy.getCode().getCoding()).hasSize(1);
    }

    @Test
    void aProblemListCanBeDenied() {
        Condition condition = new Condition().setCode(words("No known problems"));
        assertThat(Denials.isFact(condition)).isTrue();
        assertThat(condition.getCode().getCodingFirstRep().getCode()).isEqualTo("160245001");
    }

    @ParameterizedTest
    @ValueSource(strings = {"None", "No problem data is applicable", "No history of diabetes"})
    void wordsThatNameNoProblemAreNone(String words) {
        assertThat(Denials.isFact(new Condition().setCode(words(words)))).isFalse();
    }

    @Test
    void aVisitWithoutADiagnosisDeniesNothing() {
        Condition diagnosis = new Condition().setCode(words("No known problems"));
        diagnosis.addCategory().addCoding().setCode("encounter-diagnosis");
        assertThat(Denials.isFact(diagnosis)).isFalse();
    }

    @Test
    void whatIsOneThingOfAPatientStays() {
        assertThat(Denials.isFact(new Condition().setCode(words("No appetite"))))
                .isTrue();
        assertThat(Denials.isFact(new Condition().setCode(words("Nonunion of fracture"))))
                .isTrue();
    }

    @Test
    void medicinesCanBeDeniedInAStatementAndNotInAnOrder() {
        MedicationStatement statement = new MedicationStatement();
        statement.setMedication(words("No current medications"));
        assertThat(Denials.isFact(statement)).isTrue();
        assertThat(statement.getStatus()).isEqualTo(MedicationStatementStatus.NOTTAKEN);
        assertThat(statement.getMedicationCodeableConcept().getCodingFirstRep().getCode())
                .isEqualTo("787481004");
        MedicationRequest request = new MedicationRequest();
        request.setMedication(words("None"));
        assertThat(Denials.isFact(request)).isFalse();
    }

    @Test
    void noVaccineAndNoProcedureAreNoFacts() {
        assertThat(Denials.isFact(new Immunization().setVaccineCode(words("No vaccine data"))))
                .isFalse();
        assertThat(Denials.isFact(new Procedure().setCode(words("None")))).isFalse();
        assertThat(Denials.isFact(new Procedure().setCode(words("Appendectomy"))))
                .isTrue();
    }

    @Test
    void noVaccineAdministeredIsNoDose() {
        CodeableConcept none =
                new CodeableConcept().addCoding(new Coding("http://hl7.org/fhir/sid/cvx", "998", "No vaccine"));
        Immunization dose = new Immunization().setVaccineCode(none).setStatus(ImmunizationStatus.COMPLETED);
        assertThat(Denials.isFact(dose)).isFalse();
        assertThat(Denials.isFact(dose.setStatus(ImmunizationStatus.NOTDONE))).isTrue();
    }

    private static CodeableConcept words(String words) {
        return new CodeableConcept().setText(words);
    }

    @Test
    void wordsUnderACodeForAnythingOfTheKindSayWhatIsMeant() {
        CodeableConcept general = words("No past surgical history");
        general.addCoding().setSystem("http://snomed.info/sct").setCode("71388002");
        assertThat(Denials.isFact(new Procedure().setCode(general))).isFalse();
        CodeableConcept known = words("Knee washed out");
        known.addCoding().setSystem("http://snomed.info/sct").setCode("71388002");
        assertThat(Denials.isFact(new Procedure().setCode(known))).isTrue();
    }

    @Test
    void anImplantThatIsDeniedIsNoDevice() {
        assertThat(Denials.isFact(new Device().setType(words("No implanted device"))))
                .isFalse();
        assertThat(Denials.isFact(new Device().setType(words("Pacemaker")))).isTrue();
    }

    @Test
    void theHeadingInPlaceOfADiagnosisIsNone() {
        assertThat(Denials.isFact(new Condition().setCode(words("Encounter Diagnosis"))))
                .isFalse();
        assertThat(Denials.isFact(new Condition().setCode(words("Breathing problem"))))
                .isTrue();
    }
}

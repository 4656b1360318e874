package org.healthrecord.mapping.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Observation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a curator's rows do to the codings of a resource. */
class CodeMapTest {
    private static final String HEADING = "System,Code,Target system,Target code,Display,Equivalence\n";

    @Test
    void theStandardCodeStandsBesideTheClinicsOwn() {
        Coder coder = coder("urn:lab,GLU,LOINC,2345-7,Glucose,equivalent\n");
        assertThat(coded(coder, "urn:lab", "GLU")).containsExactly("urn:lab GLU", "http://loinc.org 2345-7");
        assertThat(coder.unmapped()).isEmpty();
    }

    @Test
    void theSameTextIsTheSameMapInEveryRunOfTheProgram() {
        String text = HEADING + "urn:lab,GLU,LOINC,2345-7,Glucose,equivalent\n";
        assertThat(CodeMap.read(text)).isEqualTo(CodeMap.read(text)).isNotEqualTo(CodeMap.NONE);
        assertThat(CodeMap.read(text)).hasToString(text);
        assertThat(CodeMap.NONE).hasToString("");
    }

    @Test
    void whatStandsThereAlreadyIsNotAddedAgain() {
        Coder coder = coder("urn:lab,GLU,LOINC,2345-7,Glucose,\n");
        Observation observation = observation("urn:lab", "GLU");
        observation.getCode().addCoding().setSystem("http://loinc.org").setCode("2345-7");
        coder.code(observation);
        coder.code(observation);
        assertThat(observation.getCode().getCoding()).hasSize(2);
    }

    @Test
    void aCodeWithoutASystemIsMappedByARowWithoutOne() {
        assertThat(coded(coder(",GLU,http://loinc.org,2345-7,,\n"), null, "GLU"))
                .containsExactly("null GLU", "http://loinc.org 2345-7");
    }

    @ParameterizedTest
    @CsvSource({"narrower", "disjoint", "inexact"})
    void whatSaysLessOrElseIsNotAddedAndNotAskedForAgain(String equivalence) {
        Coder coder = coder("urn:lab,GLU,LOINC,2345-7,Glucose," + equivalence + "\n");
        assertThat(coded(coder, "urn:lab", "GLU")).containsExactly("urn:lab GLU");
        assertThat(coder.unmapped()).isEmpty();
    }

    @Test
    void aRowWithoutTargetSaysThatNothingFits() {
        Coder coder = coder("urn:lab,GLU,,,,\n");
        assertThat(coded(coder, "urn:lab", "GLU")).containsExactly("urn:lab GLU");
        assertThat(coder.unmapped()).isEmpty();
    }

    @Test
    void aLocalCodeThatNobodyMappedIsNamedWithTheClinicsWords() {
        Coder coder = new Coder(CodeMap.NONE);
        coder.code(observation("urn:lab", "GLU"));
        coder.code(observation("http://loinc.org", "2345-7"));
        assertThat(coder.unmapped()).containsExactly(new LocalCode("Observation.code", "urn:lab", "GLU", "Sugar"));
    }

    @Test
    void valuesPartsAndReactionsAreLookedIntoToo() {
        Observation observation = observation("http://loinc.org", "1");
        observation.setValue(new CodeableConcept(new Coding("urn:lab", "V", null)));
        observation.addComponent().setCode(new CodeableConcept(new Coding("urn:lab", "C", null)));
        Coder coder = new Coder(CodeMap.NONE);
        coder.code(observation);
        assertThat(coder.unmapped())
                .extracting(LocalCode::element)
                .containsExactly("Observation.value", "Observation.component.code");
    }

    @Test
    void aMapThatCannotBeUsedSaysWhy() {
        assertThatThrownBy(() -> CodeMap.read("a,b\n1,2\n")).hasMessageContaining("'system' is missing");
        assertThatThrownBy(() -> CodeMap.read(HEADING + "urn:lab,GLU,MYTABLE,1,,\n"))
                .hasMessage("Line 2 maps to a code system that is not known.");
        assertThatThrownBy(() -> CodeMap.read(HEADING + "urn:lab,,LOINC,1,,\n")).hasMessage("Line 2 has no code.");
        assertThatThrownBy(() -> CodeMap.read(HEADING + "urn:lab,A,LOINC,1,,maybe\n"))
                .hasMessageContaining("equivalence");
    }

    private static Coder coder(String rows) {
        return new Coder(CodeMap.read(HEADING + rows));
    }

    private static List<String> coded(Coder coder, String system, String code) {
        Observation observation = observation(system, code);
        coder.code(observation);
        return observation.getCode().getCoding().stream()
                .map(c -> c.getSystem() + " " + c.getCode())
                .toList();
    }

    private static Observation observation(String system, String code) {
        Observation observation = new Observation();
        observation.setCode(new CodeableConcept(new Coding(system, code, "Sugar")));
        return observation;
    }
}

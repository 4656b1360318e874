package org.healthrecord.fhir.chart.consolidation.category;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CategoriesTest {
    private static final String SECTIONS = "http://terminology.hl7.org/CodeSystem/v2-0074";
    private static final String OWN = "http://terminology.hl7.org/CodeSystem/observation-category";

    @ParameterizedTest
    @CsvSource({
        "1751-7, laboratory",
        "1742-6, laboratory",
        "718-7, laboratory",
        "8302-2, vital-signs",
        "59408-5, vital-signs",
        "70274-6, survey",
        "72514-3, survey",
        "72166-2, social-history",
        "36643-5, imaging"
    })
    void theLoincCodeTellsTheCategory(String loinc, String category) {
        assertThat(categories(completed(observation("http://loinc.org", loinc))))
                .containsExactly(category);
    }

    @Test
    void aSaturationMeasuredInABloodSampleIsALaboratoryResult() {
        assertThat(categories(completed(observation("http://loinc.org", "2711-0"))))
                .containsExactly("laboratory");
    }

    @Test
    void aCategoryThatAClinicStatesStaysAloneWhateverTheCode() {
        Observation observation = observation("http://loinc.org", "1751-7");
        observation.addCategory(new CodeableConcept(new Coding(OWN, "exam", null)));

        assertThat(categories(completed(observation))).containsExactly("exam");
    }

    @Test
    void aSurveyInASectionOfResultsIsNoLaboratoryResult() {
        Observation observation = observation("http://loinc.org", "70274-6");
        observation.addCategory(new CodeableConcept(new Coding(OWN, "laboratory", null)));

        assertThat(categories(completed(observation))).containsExactly("survey");
    }

    @ParameterizedTest
    @CsvSource({"HM", "MB", "BLB", "SP", "LAB"})
    void aLocalTestOfASectionOfTheLaboratoryIsAResult(String section) {
        Observation observation = observation("urn:local", "XYZ");
        observation.addCategory(new CodeableConcept(new Coding(SECTIONS, section, null)));

        assertThat(categories(completed(observation))).containsExactly(section, "laboratory");
    }

    @Test
    void nothingIsGuessedOfALocalTestOrAnUnknownCode() {
        assertThat(categories(completed(observation("urn:local", "1751-7")))).isEmpty();
        assertThat(categories(completed(observation("http://loinc.org", "99999999-9"))))
                .isEmpty();
        assertThat(categories(completed(observation("http://loinc.org", "not-a-code"))))
                .isEmpty();
    }

    @Test
    void aSectionThatIsNeitherLaboratoryNorImagingTellsNothing() {
        Observation observation = observation("urn:local", "XYZ");
        observation.addCategory(new CodeableConcept(new Coding(SECTIONS, "PT", null)));

        assertThat(categories(completed(observation))).containsExactly("PT");
    }

    @Test
    void aReportOfASectionIsFoundAsLaboratoryToo() {
        assertThat(sections(report("urn:local", "CBC", "HM"))).containsExactly("HM", "LAB");
        assertThat(sections(report("http://loinc.org", "24323-8", "LAB"))).containsExactly("LAB");
        assertThat(sections(report("http://loinc.org", "24323-8", null))).containsExactly("LAB");
    }

    @Test
    void aReportOfAnotherSectionIsNoneOfTheLaboratoryWhateverItsCode() {
        assertThat(sections(report("http://loinc.org", "24323-8", "RAD"))).containsExactly("RAD");
        assertThat(sections(report("http://loinc.org", "36643-5", null))).containsExactly("RAD");
    }

    @ParameterizedTest
    @CsvSource({"24323-8, laboratory", "85353-1, vital-signs", "44249-1, survey", "36643-5, imaging"})
    void aTestOfTheClinicsOwnIsWhatItsPanelIs(String panel, String category) {
        Observation observation = observation("urn:local", "XYZ");

        Categories.complete(observation, List.of(report("http://loinc.org", panel, null)), List.of());

        assertThat(categories(observation)).containsExactly(category);
    }

    @Test
    void aTestOfTheClinicsOwnIsWhatItsReportOrOrderIsFiledUnder() {
        ServiceRequest order = new ServiceRequest();
        order.addCategory(new CodeableConcept(new Coding("http://snomed.info/sct", "108252007", null)));
        Observation panel = observation("http://loinc.org", "24323-8");
        for (Resource whole : List.of(report("urn:local", "CBC", "HM"), order, panel)) {
            Observation observation = observation("urn:local", "XYZ");

            Categories.complete(observation, List.of(whole), List.of());

            assertThat(categories(observation)).containsExactly("laboratory");
        }
    }

    @Test
    void anAnswerOfASurveyIsNoLaboratoryResultWhereverItWasSent() {
        Observation answer = observation("urn:local", "Q1");
        answer.addCategory(new CodeableConcept(new Coding(SECTIONS, "LAB", null)));
        completed(answer);

        Categories.complete(answer, List.of(report("http://loinc.org", "44249-1", "LAB")), List.of());

        assertThat(categories(answer)).containsExactly("LAB", "survey");
    }

    @Test
    void whatItsOwnCodeTellsIsNotOpen() {
        assertThat(Categories.isOpen(observation("http://loinc.org", "8302-2"))).isFalse();
        assertThat(Categories.isOpen(completed(observation("http://loinc.org", "1751-7"))))
                .isFalse();
        assertThat(Categories.isOpen(observation("urn:local", "XYZ"))).isTrue();
        assertThat(Categories.isOpen(report("urn:local", "CBC", "PT"))).isFalse();
        assertThat(Categories.isOpen(report("urn:local", "CBC", null))).isTrue();
    }

    @Test
    void aReportOfTheClinicsOwnIsOfTheLaboratoryIfAllItsResultsAre() {
        List<Resource> results = List.of(observation("http://loinc.org", "718-7"), observation("urn:local", "XYZ"));
        DiagnosticReport report = report("urn:local", "CBC", null);
        Categories.complete(report, List.of(), results);
        assertThat(sections(report)).containsExactly("LAB");

        DiagnosticReport mixed = report("urn:local", "CBC", null);
        Categories.complete(
                mixed,
                List.of(),
                List.of(observation("http://loinc.org", "718-7"), observation("http://loinc.org", "8302-2")));
        assertThat(sections(mixed)).isEmpty();
    }

    @Test
    void completingTwiceChangesNothing() {
        Observation observation = completed(observation("http://loinc.org", "1751-7"));

        assertThat(categories(completed(observation))).containsExactly("laboratory");
    }

    private static List<String> sections(DiagnosticReport report) {
        Categories.complete(report);
        return report.getCategory().stream()
                .flatMap(c -> c.getCoding().stream())
                .map(Coding::getCode)
                .toList();
    }

    private static DiagnosticReport report(String system, String code, String section) {
        DiagnosticReport report = new DiagnosticReport();
        report.setCode(new CodeableConcept(new Coding(system, code, null)));
        if (section != null) {
            report.addCategory(new CodeableConcept(new Coding(SECTIONS, section, null)));
        }
        return report;
    }

    private static Observation observation(String system, String code) {
        return new Observation().setCode(new CodeableConcept(new Coding(system, code, null)));
    }

    private static Observation completed(Observation observation) {
        Categories.complete(observation);
        return observation;
    }

    private static List<String> categories(Observation observation) {
        return observation.getCategory().stream()
                .flatMap(c -> c.getCoding().stream())
                .map(Coding::getCode)
                .toList();
    }
}

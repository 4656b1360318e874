package org.healthrecord.fhir.chart.summary;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.healthrecord.fhir.chart.lists.ListKind;
import org.hl7.fhir.r4.model.AllergyIntolerance;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Composition;
import org.hl7.fhir.r4.model.Composition.SectionComponent;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Immunization;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.ListResource;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;
import org.junit.jupiter.api.Test;

/** The structure that the International Patient Summary asks for, and what a reader has to be told. */
class PatientSummaryTest {
    private static final FhirContext FHIR = FhirContext.forR4Cached();
    private static final Instant NOW = Instant.parse("2026-05-01T08:00:00Z");
    /** A message's id that says 3 April 2026. */
    private static final String ARRIVED = "01kn9cj2800000000000000000";

    private static final String BASE = "http://localhost/fhir";

    private final List<String> provenance = new ArrayList<>();
    private final List<Resource> chart = new ArrayList<>(List.of(patient()));

    @Test
    void anEmptyChartSaysThatThereIsNoInformationNotThatThereIsNothing() {
        assertThat(section("48765-2").getEntryFirstRep().getReference()).startsWith("AllergyIntolerance/");
        assertThat(json()).contains("no-allergy-info", "no-medication-info", "no-problem-info");
        assertThat(json()).doesNotContain("no-known");
        assertThat(section("11369-6").getEmptyReason().getCodingFirstRep().getCode())
                .isEqualTo("unavailable");
        assertThat(isThere("8716-3")).isFalse();
    }

    @Test
    void theDocumentBeginsWithItsCompositionAndHoldsAllItNames() {
        fullChart();
        Bundle summary = summary();

        assertThat(summary.getType()).isEqualTo(BundleType.DOCUMENT);
        assertThat(summary.getIdentifier().getValue()).startsWith("urn:uuid:");
        assertThat(summary.getTimestamp()).isEqualTo(java.util.Date.from(NOW));
        assertThat(summary.getEntryFirstRep().getResource()).isInstanceOf(Composition.class);
        assertThat(composition().getType().getCodingFirstRep().getCode()).isEqualTo("60591-5");
        Set<String> urls = new HashSet<>();
        summary.getEntry().forEach(entry -> assertThat(urls.add(entry.getFullUrl()))
                .as(entry.getFullUrl())
                .isTrue());
        named().forEach(reference -> assertThat(urls).contains(BASE + "/" + reference));
    }

    @Test
    void sectionsHaveTheirCodesTitlesTextAndEntriesOrAReason() {
        fullChart();

        assertThat(composition().getSection().stream()
                        .map(s -> s.getCode().getCodingFirstRep().getCode()))
                .doesNotHaveDuplicates()
                .contains(
                        "48765-2", "10160-0", "11450-4", "11369-6", "47519-4", "30954-2", "8716-3", "29762-2",
                        "11348-0");
        composition().getSection().forEach(section -> {
            assertThat(section.getTitle()).isNotBlank();
            assertThat(section.getText().getDivAsString()).startsWith("<div xmlns=");
            assertThat(section.hasEntry() && section.hasEmptyReason()).isFalse();
        });
    }

    @Test
    void eachFactStandsOnceAndOfASignTheLatest() {
        fullChart();

        assertThat(named()).doesNotHaveDuplicates();
        assertThat(section("8716-3").getEntry())
                .extracting(Reference::getReference)
                .containsExactly("Observation/w2");
        assertThat(text("10160-0")).contains("metformin 500 mg").doesNotContain("stopped long ago");
        assertThat(text("30954-2")).contains("Glucose", "2026-04-02", "5.4 mmol/L", "Harbor Clinic");
    }

    @Test
    void whatSomebodyIsKnownNotToHaveIsSaidAsItWasStated() {
        chart.add(allergy("a1", "No known allergy"));
        list(ListKind.ALLERGIES, "AllergyIntolerance/a1");

        assertThat(text("48765-2")).contains("No known allergy");
        assertThat(json()).doesNotContain("no-allergy-info");
    }

    @Test
    void disagreementsSecondHalvesAndSourcesAreNamed() {
        fullChart();
        ((Patient) chart.get(0)).addLink().setType(Patient.LinkType.SEEALSO).setOther(new Reference("Patient/other"));

        assertThat(text("48767-8"))
                .contains("may have a second half", "clinicalStatus", "resolved", "Harbor Clinic", "2026-04-03");
        assertThat(json()).doesNotContain("Patient/other\"}]},\"fullUrl\":\"" + BASE + "/Patient/other");
    }

    @Test
    void whatAClinicWroteIsTextAndNoMarkup() {
        chart.add(condition("c1", "<script>alert(1)</script> & pain"));
        list(ListKind.PROBLEMS, "Condition/c1");

        assertThat(text("11450-4")).contains("&lt;script&gt;", "&amp; pain").doesNotContain("<script");
        assertThat(SummaryPage.of(summary())).contains("<h2>Problem List</h2>").doesNotContain("<script");
    }

    @Test
    void theSameChartGivesTheSameSummary() {
        fullChart();

        assertThat(FHIR.newJsonParser().encodeResourceToString(summary())).isEqualTo(json());
    }

    private void fullChart() {
        chart.add(organization());
        chart.add(condition("c1", "Diabetes"));
        chart.add(condition("c2", "Old fracture"));
        chart.add(allergy("a1", "Peanut"));
        chart.add(medicine("m1", "metformin 500 mg"));
        chart.add(medicine("m2", "stopped long ago"));
        list(ListKind.PROBLEMS, "Condition/c1");
        list(ListKind.OTHER_PROBLEMS, "Condition/c2");
        ((ListResource) chart.get(chart.size() - 1))
                .getEntryFirstRep()
                .setFlag(new CodeableConcept().setText("resolved"));
        list(ListKind.ALLERGIES, "AllergyIntolerance/a1");
        list(ListKind.MEDICATIONS, "MedicationRequest/m1");
        chart.add(observation("g1", "laboratory", "Glucose", "2026-04-02", "5.4"));
        chart.add(observation("w1", "vital-signs", "Weight", "2025-01-02", "80"));
        chart.add(observation("w2", "vital-signs", "Weight", "2026-01-02", "78"));
        chart.add(observation("s1", "social-history", "Smoking", "2026-01-02", "0"));
        Immunization flu = new Immunization().setStatus(Immunization.ImmunizationStatus.COMPLETED);
        flu.setId("i1");
        chart.add(flu.setVaccineCode(new CodeableConcept().setText("Influenza")));
        Procedure scan = new Procedure().setStatus(Procedure.ProcedureStatus.COMPLETED);
        scan.setId("p1");
        chart.add(scan.setCode(new CodeableConcept().setText("Biopsy")));
        disagree();
        provenance("Observation/g1");
    }

    private void disagree() {
        chart.stream()
                .filter(r -> r.getId().equals("c1"))
                .map(Condition.class::cast)
                .forEach(condition -> {
                    var extension = condition
                            .addExtension()
                            .setUrl("https://healthrecord.org/fhir/StructureDefinition/disagreement");
                    extension.addExtension("element", new StringType("clinicalStatus"));
                    extension.addExtension("stated", new StringType("resolved"));
                    extension.addExtension("source", new StringType("meadow"));
                });
    }

    private void provenance(String target) {
        Provenance provenance = new Provenance();
        provenance.setId("prov");
        provenance.addTarget(new Reference(target));
        provenance.setRecordedElement(new InstantType("2026-04-03T10:00:00Z"));
        provenance.addAgent().setWho(new Reference("Organization/o1").setDisplay("Harbor Clinic"));
        provenance
                .addEntity()
                .setRole(Provenance.ProvenanceEntityRole.SOURCE)
                .getWhat()
                .setDisplay("Harbor Clinic")
                .getIdentifier()
                .setValue(ARRIVED);
        this.provenance.add(FHIR.newJsonParser().encodeResourceToString(provenance));
    }

    private void list(ListKind kind, String... facts) {
        ListResource list = new ListResource();
        list.setId(kind.id("p"));
        Arrays.stream(facts).forEach(fact -> list.addEntry().setItem(new Reference(fact)));
        chart.add(list);
    }

    private static Patient patient() {
        Patient patient = new Patient();
        patient.setId("p");
        patient.addName().setFamily("Sample").addGiven("Pat");
        return patient;
    }

    private static Organization organization() {
        Organization organization = new Organization().setName("Harbor Clinic");
        organization.setId("o1");
        return organization;
    }

    private static Condition condition(String id, String text) {
        Condition condition = new Condition().setCode(new CodeableConcept().setText(text));
        condition.setId(id);
        return condition;
    }

    private static AllergyIntolerance allergy(String id, String text) {
        AllergyIntolerance allergy = new AllergyIntolerance().setCode(new CodeableConcept().setText(text));
        allergy.setId(id);
        return allergy;
    }

    private static MedicationRequest medicine(String id, String text) {
        MedicationRequest request = new MedicationRequest().setMedication(new CodeableConcept().setText(text));
        request.setId(id);
        return request;
    }

    private static Observation observation(String id, String category, String name, String day, String value) {
        Observation observation = new Observation().setStatus(Observation.ObservationStatus.FINAL);
        observation.setId(id);
        observation.addCategory().addCoding(new Coding().setCode(category));
        observation.setCode(new CodeableConcept().setText(name));
        observation.setEffective(new DateTimeType(day));
        observation.addPerformer(new Reference("Organization/o1"));
        return observation.setValue(
                new Quantity().setValue(new BigDecimal(value)).setUnit("mmol/L"));
    }

    private Bundle summary() {
        return PatientSummary.of(chart, provenance, BASE, NOW);
    }

    private Composition composition() {
        return (Composition) summary().getEntryFirstRep().getResource();
    }

    private List<String> named() {
        return composition().getSection().stream()
                .flatMap(section -> section.getEntry().stream())
                .map(Reference::getReference)
                .toList();
    }

    private boolean isThere(String code) {
        return sections(code).findAny().isPresent();
    }

    private SectionComponent section(String code) {
        return sections(code).findFirst().orElseThrow();
    }

    private Stream<SectionComponent> sections(String code) {
        return composition().getSection().stream()
                .filter(section ->
                        section.getCode().getCodingFirstRep().getCode().equals(code));
    }

    private String text(String code) {
        return Optional.of(section(code))
                .map(section -> section.getText().getDivAsString())
                .orElse("");
    }

    private String json() {
        return FHIR.newJsonParser().encodeResourceToString(summary());
    }
}
